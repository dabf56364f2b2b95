package io.topiary.ui.broker;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import javafx.collections.ListChangeListener;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the broker granted, as many facts side by side as there is room for. FX thread. */
public final class BrokerView extends VBox {

    private final BrokerViewModel model;
    private final Messages messages;
    private final FlowPane facts = new FlowPane();

    /** A view of {@code model}. */
    public BrokerView(BrokerViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("broker");
        facts.setId("brokerFacts");
        facts.getStyleClass().add("broker-facts");
        ScrollPane scroll = new ScrollPane(facts);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(createHeading(), scroll);
        model.facts().addListener((ListChangeListener<BrokerFact>) change -> update());
        update();
    }

    private Node createHeading() {
        Label words = new Label();
        words.getStyleClass().add(Style.MUTED);
        words.textProperty()
                .bind(model.currentProperty()
                        .map(current -> messages.get(current ? "broker.heading" : "broker.heading.before")));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button copy = new Button(messages.get("broker.copy"), Icons.of("fth-copy"));
        copy.setId("copyBrokerButton");
        copy.getStyleClass().add(Style.FLAT);
        copy.setOnAction(event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(model.text());
            Clipboard.getSystemClipboard().setContent(content);
        });
        HBox heading = new HBox(words, space, copy);
        heading.getStyleClass().add("broker-heading");
        return heading;
    }

    private void update() {
        facts.getChildren().setAll(model.facts().stream().map(BrokerView::fact).toList());
    }

    private static Node fact(BrokerFact fact) {
        Label label = new Label(fact.label());
        label.getStyleClass().addAll(Style.MUTED, Style.SMALL);
        Label value = new Label(fact.value());
        value.setWrapText(true);
        value.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        label.setLabelFor(value);
        VBox box = new VBox(label, value);
        if (!fact.note().isEmpty()) {
            Label note = new Label(fact.note());
            note.getStyleClass().addAll("broker-note", Style.SMALL);
            note.setWrapText(true);
            box.getChildren().add(note);
        }
        box.getStyleClass().add("broker-fact");
        return box;
    }
}
