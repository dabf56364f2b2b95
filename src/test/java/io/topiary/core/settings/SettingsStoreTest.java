package io.topiary.core.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.settings.Settings.Run;
import io.topiary.core.settings.Settings.Theme;
import io.topiary.core.settings.Settings.WindowPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsStoreTest {

    @TempDir
    Path folder;

    @Test
    void open_noFile_givesDefaults() {
        assertThat(open().settings()).isEqualTo(Settings.DEFAULT);
    }

    @Test
    void update_everything_comesBack() throws IOException {
        Settings changed = Settings.DEFAULT
                .withTheme(Theme.DARK)
                .withFontScale(1.25)
                .withWindow(new WindowPlace(-10, 20, 800, 600.5, true))
                .withSplit("tree", 0.4)
                .withRun(new Run(42, Instant.parse("2026-01-31T12:00:00.123Z"), List.of("b", "a")));
        open().update(settings -> changed);
        assertThat(open().settings()).isEqualTo(changed);
    }

    @Test
    void update_runEnded_leavesNoneBehind() throws IOException {
        open().update(settings -> settings.withRun(new Run(42, Instant.EPOCH, List.of("a"))));
        open().update(settings -> settings.withRun(null));
        assertThat(open().settings()).isEqualTo(Settings.DEFAULT);
    }

    @Test
    void open_unusableValues_areDefaultsAndStayInTheFile() throws IOException {
        Path file = folder.resolve("settings.json");
        Files.writeString(file, """
                {"version":1,"theme":"pink","fontScale":99,"window":{"x":1},"splits":{"a":7,"b":0.5},"later":{"k":1}}""");
        SettingsStore store = open();
        assertThat(store.settings())
                .isEqualTo(Settings.DEFAULT.withFontScale(2.0).withSplit("b", 0.5));
        store.update(settings -> settings.withTheme(Theme.LIGHT));
        assertThat(file).content().contains("\"later\"", "\"a\" : 7", "\"light\"");
    }

    private SettingsStore open() {
        return SettingsStore.open(folder.resolve("settings.json"));
    }
}
