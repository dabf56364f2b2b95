package io.topiary.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.settings.Settings;
import io.topiary.core.settings.SettingsStore;
import io.topiary.core.text.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsViewModelTest {

    private final Path folder;
    private final Path file;
    private final SettingsViewModel model;

    SettingsViewModelTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("settings.json");
        this.model = new SettingsViewModel(SettingsStore.open(file));
    }

    @Test
    void theme_isRemembered() {
        model.setTheme(Settings.Theme.DARK);
        assertThat(SettingsStore.open(file).settings().theme()).isEqualTo(Settings.Theme.DARK);
    }

    @Test
    void zoom_staysInItsRange() {
        model.zoom(50);
        assertThat(model.fontScaleProperty().get()).isEqualTo(Settings.LARGEST_SCALE);
        model.zoom(-50);
        assertThat(model.fontScaleProperty().get()).isEqualTo(Settings.SMALLEST_SCALE);
    }

    @Test
    void fontScale_isRoundedToTenths() {
        model.setFontScale(1.234);
        assertThat(model.fontScaleProperty().get()).isEqualTo(1.2);
    }

    @Test
    void change_thatCantBeSaved_holds_andIsToldInWords() throws Exception {
        Path noFolder = Files.writeString(folder.resolve("file"), "");
        SettingsViewModel unsaved = new SettingsViewModel(SettingsStore.open(noFolder.resolve("settings.json")));
        List<String> told = new ArrayList<>();
        unsaved.onProblem(problem -> told.add(Messages.forLocale(Locale.ENGLISH).get(problem)));
        unsaved.setTheme(Settings.Theme.DARK);
        assertThat(unsaved.themeProperty().get()).isEqualTo(Settings.Theme.DARK);
        assertThat(told).singleElement().asString().contains("settings.json could not be saved: ");
    }
}
