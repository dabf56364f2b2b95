package io.topiary.ui.history.time;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The band over a session whose past is shown: nobody is to take it for what goes on. FX thread. */
public final class PastBand extends HBox {

    /** Says what {@code model} says. */
    public PastBand(TimeBarViewModel model, Messages messages) {
        setId("pastBand");
        getStyleClass().add("past-band");
        Label words = new Label();
        words.setId("pastWords");
        words.setGraphic(Icons.of("fth-clock"));
        words.textProperty().bind(model.bandProperty());
        words.setWrapText(true);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(words, space);
        if (model.isLive()) {
            Button back = new Button(messages.get("time.back"));
            back.setId("pastBack");
            back.setMinWidth(USE_PREF_SIZE);
            back.setOnAction(event -> model.goToNow());
            getChildren().add(back);
        }
        visibleProperty().bind(model.pastProperty());
        managedProperty().bind(visibleProperty());
    }
}
