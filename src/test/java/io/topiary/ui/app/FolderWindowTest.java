package io.topiary.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FolderWindowTest {

    private static final Path FILE = Path.of("/home/me/out.topiary");

    @Test
    void command_eachSystem_namesItsOwnProgram() {
        assertThat(FolderWindow.command("Linux", FILE)).containsExactly("xdg-open", "/home/me");
        assertThat(FolderWindow.command("Mac OS X", FILE)).containsExactly("open", "-R", "/home/me/out.topiary");
        assertThat(FolderWindow.command("Windows 11", FILE))
                .containsExactly("explorer.exe", "/select,", "/home/me/out.topiary");
    }
}
