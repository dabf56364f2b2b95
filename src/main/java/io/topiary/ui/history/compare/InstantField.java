package io.topiary.ui.history.compare;

import io.topiary.core.history.PointInTime;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Tips;
import java.time.Instant;
import java.time.ZoneId;
import java.util.OptionalLong;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.TextField;

/** When a recording that was chosen as a side is meant; not there for other sides. FX thread. */
final class InstantField extends TextField {

    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final CompareViewModel model;
    private final ObjectProperty<CompareSide> side;

    InstantField(CompareViewModel model, ObjectProperty<CompareSide> side, Messages messages) {
        this.model = model;
        this.side = side;
        setPromptText(messages.get("compare.at.prompt"));
        setAccessibleText(messages.get("compare.at"));
        Tips.explain(this, messages.get("compare.at.tip"));
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        getStyleClass().add("compare-at");
        side.subscribe(this::show);
        setOnAction(event -> take());
        focusedProperty().subscribe((before, now) -> {
            if (before && !now) {
                take();
            }
        });
        textProperty().subscribe(text -> pseudoClassStateChanged(DANGER, micros().isEmpty()));
        managedProperty().bind(visibleProperty());
    }

    private void show(CompareSide now) {
        setVisible(now instanceof CompareSide.Recording);
        if (now instanceof CompareSide.Recording recording) {
            setText(recording.isEnd() ? "" : model.words().moment(recording.micros()));
        }
    }

    private void take() {
        boolean shown = side.get() instanceof CompareSide.Recording recording
                && !recording.isEnd()
                && getText().equals(model.words().moment(recording.micros()));
        if (!shown) {
            micros().ifPresent(micros -> model.choices().at(side, micros));
        }
    }

    private OptionalLong micros() {
        return getText().isBlank()
                ? OptionalLong.of(Long.MAX_VALUE)
                : new PointInTime(Instant.now(), ZoneId.systemDefault()).micros(getText(), true);
    }
}
