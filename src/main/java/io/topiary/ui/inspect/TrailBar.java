package io.topiary.ui.inspect;

import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.ui.kit.Style;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/** What the payload in front lies in: one can go back along it. Takes no room for the payload of the message itself. */
final class TrailBar extends FlowPane {

    private final PayloadViewModel model;
    private final Messages messages;

    TrailBar(PayloadViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        setId("payloadTrail");
        getStyleClass().add("payload-trail");
        setAlignment(Pos.CENTER_LEFT);
        model.presentationProperty().subscribe(this::show);
    }

    private void show(Presentation shown) {
        List<Node> steps = new ArrayList<>();
        for (Text around : shown.around()) {
            int depth = steps.size() / 2;
            Hyperlink step = new Hyperlink(messages.get(around));
            step.setOnAction(event -> model.backTo(depth));
            steps.add(step);
            Label arrow = new Label("›");
            arrow.getStyleClass().add(Style.MUTED);
            steps.add(arrow);
        }
        if (!steps.isEmpty()) {
            steps.add(new Label(messages.get(shown.guess())));
        }
        getChildren().setAll(steps);
        setVisible(!steps.isEmpty());
        setManaged(!steps.isEmpty());
    }
}
