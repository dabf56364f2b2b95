package io.topiary;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A desktop finds the menu entry of a window by its class, which JavaFX sets to the name of the application's type. */
class DesktopEntryTest {

    private static final Path ENTRY = Path.of("packaging", "linux", "io.topiary.Topiary.desktop");

    @Test
    void startupClass_namesTheApplication() throws IOException {
        List<String> applications = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.topiary.ui").stream()
                        .filter(type -> type.isAssignableTo("javafx.application.Application"))
                        .map(JavaClass::getName)
                        .toList();
        List<String> classes = Files.readAllLines(ENTRY).stream()
                .filter(line -> line.startsWith("StartupWMClass="))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .toList();
        assertThat(classes).hasSize(1).containsAll(applications);
    }
}
