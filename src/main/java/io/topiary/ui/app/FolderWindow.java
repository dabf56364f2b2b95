package io.topiary.ui.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Shows a file where it lies, with the system's own program for folders. */
final class FolderWindow {

    private FolderWindow() {}

    /**
     * Starts that program; returns at once.
     *
     * @throws IOException if there is none
     */
    static void show(Path file) throws IOException {
        new ProcessBuilder(command(System.getProperty("os.name", ""), file.toAbsolutePath()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    static List<String> command(String system, Path file) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("windows")) {
            return List.of("explorer.exe", "/select,", file.toString());
        }
        return name.contains("mac")
                ? List.of("open", "-R", file.toString())
                : List.of("xdg-open", String.valueOf(file.getParent()));
    }
}
