package io.topiary.ui.inspect;

import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Style;
import java.time.Instant;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** A line about the value somebody points at: where it is, what it may be, and what can be done with it. FX thread. */
final class ValueStrip extends HBox {

    private static final int LONGEST_PATH = 300;

    private final ValueWords words;
    private final Label path = new Label();
    private final Label hint = new Label();
    private final MenuButton deeds;

    ValueStrip(InspectorViewModel model, ValueMenu menu, ValueWords words, Messages messages) {
        this.words = words;
        this.deeds = new MenuButton(messages.get("inspect.value.deeds"));
        getStyleClass().add("value-strip");
        path.setId("valuePath");
        path.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        path.getStyleClass().add("value-path");
        path.setMinWidth(0);
        hint.setId("valueHint");
        hint.getStyleClass().addAll(Style.MUTED, Style.SMALL);
        hint.setMinWidth(0);
        hint.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(hint, Priority.ALWAYS);
        deeds.setId("valueDeeds");
        deeds.getStyleClass().add(Style.FLAT);
        deeds.setMinWidth(USE_PREF_SIZE);
        deeds.setFocusTraversable(true);
        deeds.setOnShowing(event -> {
            ValueSpot spot = model.payload().spotProperty().get();
            if (spot != null) {
                deeds.getItems().setAll(menu.items(spot));
            }
        });
        getChildren().addAll(path, hint, deeds);
        model.payload().spotProperty().subscribe(this::show);
    }

    private void show(@Nullable ValueSpot spot) {
        setVisible(spot != null);
        setManaged(spot != null);
        if (spot != null) {
            path.setText(Escapes.visible(spot.jq(), LONGEST_PATH));
            String more = words.hint(spot, Instant.now());
            hint.setText(more.isEmpty() ? words.type(spot) : more);
            // an empty menu is never shown
            deeds.getItems().setAll(new MenuItem());
        }
    }
}
