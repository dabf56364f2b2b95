package io.topiary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A desktop finds the menu entry of a window by its class, which JavaFX sets to the name of the application's type, and to
 * {@code java} where there is none.
 */
class DesktopEntryTest {

    private static final Path ENTRY = Path.of("packaging", "linux", "io.topiary.Topiary.desktop");
    private static final Path CLASSES = Path.of("target", "classes", "io", "topiary", "ui");

    @Test
    void startupClass_namesTheApplication() throws IOException {
        List<String> classes = Files.readAllLines(ENTRY).stream()
                .filter(line -> line.startsWith("StartupWMClass="))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .toList();
        List<String> applications = applications();
        assertThat(classes).isEqualTo(applications.isEmpty() ? List.of("java") : applications);
    }

    private static List<String> applications() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(DesktopEntryTest::parse)
                    .filter(type -> type.superclass()
                            .filter(parent -> parent.asInternalName().equals("javafx/application/Application"))
                            .isPresent())
                    .map(type -> type.thisClass().asInternalName().replace('/', '.'))
                    .toList();
        }
    }

    private static ClassModel parse(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
