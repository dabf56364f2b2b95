package io.topiary.ui.connect.editor;

import io.topiary.core.profile.ProfileLabel.Colour;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Marks;
import io.topiary.ui.kit.Tips;
import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/** A row of colours one of which is chosen, with its name behind. The arrow keys go from one to the next. */
final class ColourChoice extends FlowPane {

    private final ToggleGroup group = new ToggleGroup();
    private final Map<Colour, ToggleButton> buttons = new EnumMap<>(Colour.class);

    ColourChoice(String id, ObjectProperty<Colour> colour, Messages messages) {
        setId(id);
        getStyleClass().add("colour-choice");
        for (Colour each : Colour.values()) {
            ToggleButton button = button(each, messages.get("connect.colour." + each.name()));
            button.setOnAction(event -> colour.set(each));
            buttons.put(each, button);
            getChildren().add(button);
        }
        Label name = new Label();
        name.getStyleClass().add("field-unit");
        name.textProperty().bind(colour.map(chosen -> messages.get("connect.colour." + chosen.name())));
        getChildren().add(name);
        colour.subscribe(this::select);
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null && before != null) {
                group.selectToggle(before);
            } else if (now != null && now.getUserData() instanceof Colour chosen) {
                colour.set(chosen);
            }
        });
        focusedProperty().subscribe(focused -> {
            if (focused) {
                buttons.values().stream().filter(ToggleButton::isSelected).forEach(ToggleButton::requestFocus);
            }
        });
    }

    private ToggleButton button(Colour each, String words) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("swatch", Marks.styleClass(each));
        ToggleButton button = new ToggleButton(null, swatch);
        button.setToggleGroup(group);
        button.setUserData(each);
        button.getStyleClass().add("swatch-button");
        Tips.name(button, words);
        button.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
        return button;
    }

    private void select(Colour chosen) {
        buttons.forEach((each, button) -> button.setFocusTraversable(each == chosen));
        ToggleButton button = buttons.get(chosen);
        if (button != null) {
            group.selectToggle(button);
        }
    }
}
