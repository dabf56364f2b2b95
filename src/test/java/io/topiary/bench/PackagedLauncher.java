package io.topiary.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A second launcher in an application image, for a driver of this benchmark: the same JVM, the same options, the same cache,
 * and behind the application's jars what this process has on its class path. A launcher reads the settings that are called
 * as it is itself.
 */
final class PackagedLauncher {

    private static final String NAME = "topiary-driver";
    private static final String MAIN = "app.mainclass=";
    private static final String OPTIONS = "[JavaOptions]";

    private PackagedLauncher() {}

    /** Whether {@code distribution} is an image as Linux has it. */
    static boolean isIn(Path distribution) {
        return Files.isRegularFile(distribution.resolve("lib/app/topiary.cfg"));
    }

    /** Starts {@code main} in {@code image}; its errors go to {@code log}. */
    static Child start(Path log, Path image, String main, String... arguments) throws IOException {
        Path launcher = image.resolve("bin").resolve(NAME);
        Files.copy(
                image.resolve("bin/topiary"),
                launcher,
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);
        Path ownSettings = image.resolve("lib/app").resolve(NAME + ".cfg");
        // it does not belong into what is given to users
        launcher.toFile().deleteOnExit();
        ownSettings.toFile().deleteOnExit();
        List<String> settings = new ArrayList<>();
        for (String line : Files.readAllLines(image.resolve("lib/app/topiary.cfg"))) {
            if (line.equals(OPTIONS)) {
                for (String each : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                    settings.add("app.classpath=" + each);
                }
            }
            settings.add(line.startsWith(MAIN) ? MAIN + main : line);
        }
        Files.write(ownSettings, settings);
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        return Child.start(log, command);
    }
}
