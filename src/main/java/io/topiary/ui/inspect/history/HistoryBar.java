package io.topiary.ui.inspect.history;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Goes from one message of the topic to the next, and along all of them; the newest is at the right. FX thread. */
public final class HistoryBar extends HBox {

    private final HistoryViewModel model;
    private final Slider slider = new Slider();
    private final Label where = new Label();
    private final Button older;
    private final Button newer;
    private boolean showing;

    /** A bar of {@code model}. */
    public HistoryBar(HistoryViewModel model, Messages messages) {
        this.model = model;
        this.older = Icons.button("fth-chevron-left", messages.get("history.older"));
        this.newer = Icons.button("fth-chevron-right", messages.get("history.newer"));
        getStyleClass().add("history-bar");
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        older.setId("historyOlder");
        newer.setId("historyNewer");
        older.setOnAction(event -> model.step(false));
        newer.setOnAction(event -> model.step(true));
        slider.setId("historySlider");
        slider.setAccessibleText(messages.get("history.slider"));
        slider.setBlockIncrement(1);
        slider.setMinWidth(60);
        slider.valueProperty().subscribe(value -> moved(value.doubleValue()));
        where.setId("historyPlace");
        where.getStyleClass().addAll(Style.MUTED, Style.SMALL);
        where.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(slider, Priority.ALWAYS);
        getChildren().addAll(older, slider, newer, where);
        managedProperty().bind(visibleProperty());
        model.standingProperty().subscribe(this::show);
    }

    private void moved(double value) {
        Standing now = model.standingProperty().get();
        long place = now.count() - 1 - Math.round(value);
        if (!showing && place != Math.max(0, now.place())) {
            model.goTo(place);
        }
    }

    private void show(Standing standing) {
        showing = true;
        try {
            long last = Math.max(0, standing.count() - 1);
            slider.setMax((double) last);
            slider.setMajorTickUnit(Math.max(1, (double) last));
            slider.setValue((double) (last - Math.max(0, standing.place())));
        } finally {
            showing = false;
        }
        setVisible(standing.count() > 0);
        slider.setDisable(standing.count() < 2);
        older.setDisable(Math.max(0, standing.place()) >= standing.count() - 1);
        newer.setDisable(standing.place() <= 0);
        where.setText(model.words().place(standing.place(), standing.count()));
    }
}
