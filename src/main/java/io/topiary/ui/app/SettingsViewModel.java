package io.topiary.ui.app;

import io.topiary.core.settings.Settings;
import io.topiary.core.settings.SettingsStore;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Text;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Theme and text size, kept in the settings. FX thread. */
final class SettingsViewModel {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsViewModel.class);
    private static final double STEPS_PER_UNIT = 10;

    private final SettingsStore store;
    private final ReadOnlyObjectWrapper<Settings.Theme> theme;
    private final ReadOnlyDoubleWrapper fontScale;
    private Consumer<Text> problems = problem -> {};

    SettingsViewModel(SettingsStore store) {
        this.store = store;
        this.theme = new ReadOnlyObjectWrapper<>(store.settings().theme());
        this.fontScale = new ReadOnlyDoubleWrapper(store.settings().fontScale());
    }

    ReadOnlyObjectProperty<Settings.Theme> themeProperty() {
        return theme.getReadOnlyProperty();
    }

    /** Size of all text, 1 is the usual one. */
    ReadOnlyDoubleProperty fontScaleProperty() {
        return fontScale.getReadOnlyProperty();
    }

    /** Has {@code teller} told why a change is not saved; it holds until the end all the same. */
    void onProblem(Consumer<Text> teller) {
        problems = teller;
    }

    void setTheme(Settings.Theme newTheme) {
        save(settings -> settings.withTheme(newTheme));
        theme.set(newTheme);
    }

    /** Sets the text size to the nearest tenth in the allowed range. */
    void setFontScale(double newScale) {
        double rounded = Math.round(newScale * STEPS_PER_UNIT) / STEPS_PER_UNIT;
        save(settings -> settings.withFontScale(rounded));
        fontScale.set(store.settings().fontScale());
    }

    /** Makes the text {@code steps} steps larger; negative ones make it smaller. */
    void zoom(int steps) {
        setFontScale(fontScale.get() + steps / STEPS_PER_UNIT);
    }

    private void save(UnaryOperator<Settings> change) {
        try {
            store.update(change);
        } catch (StoreException e) {
            LOG.warn("the settings could not be saved", e);
            problems.accept(e.text());
        }
    }
}
