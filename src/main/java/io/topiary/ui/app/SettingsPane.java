package io.topiary.ui.app;

import io.topiary.core.settings.Settings;
import io.topiary.core.text.Messages;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/** The settings: theme and text size, applied at once. */
final class SettingsPane extends GridPane {

    private static final double SCALE_STEP = 0.1;

    private final SettingsViewModel model;
    private final Messages messages;

    SettingsPane(SettingsViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("settings-grid");
        row(0, "app.settings.theme", theme());
        row(1, "app.settings.textSize", textSize());
    }

    private ComboBox<Settings.Theme> theme() {
        ComboBox<Settings.Theme> box = new ComboBox<>();
        box.setId("settingsTheme");
        box.getItems().setAll(Settings.Theme.values());
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Settings.Theme theme) {
                return theme == null ? "" : messages.get("app.settings.theme." + theme.label());
            }

            @Override
            public Settings.Theme fromString(String typed) {
                throw new UnsupportedOperationException("nothing is typed here");
            }
        });
        box.setValue(model.themeProperty().get());
        box.valueProperty().subscribe(model::setTheme);
        return box;
    }

    private HBox textSize() {
        Slider slider = new Slider(
                Settings.SMALLEST_SCALE,
                Settings.LARGEST_SCALE,
                model.fontScaleProperty().get());
        slider.setId("settingsTextSize");
        slider.setMajorTickUnit(SCALE_STEP);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setBlockIncrement(SCALE_STEP);
        Label percent = new Label();
        percent.setMinWidth(USE_PREF_SIZE);
        percent.textProperty()
                .bind(model.fontScaleProperty()
                        .map(scale -> messages.get("app.settings.percent", Math.round(scale.doubleValue() * 100))));
        // while the thumb is dragged the slider must not change its size under the pointer
        slider.valueChangingProperty().subscribe(dragging -> {
            if (!dragging) {
                model.setFontScale(slider.getValue());
            }
        });
        slider.valueProperty().subscribe(value -> {
            if (!slider.isValueChanging()) {
                model.setFontScale(value.doubleValue());
            }
        });
        HBox line = new HBox(slider, percent);
        line.getStyleClass().add("field-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void row(int row, String labelKey, Node control) {
        Label label = new Label(messages.get(labelKey));
        label.setLabelFor(control);
        add(label, 0, row);
        add(control, 1, row);
    }
}
