package io.topiary.ui.inspect;

import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Tips;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Topic and facts of the message inspected. */
final class HeaderView extends VBox {

    private static final int LONGEST_TOPIC = 70_000;

    private final InspectorViewModel model;
    private final Messages messages;
    private final TextField topic = new TextField();
    private final Button copyTopic = new Button(null, new FontIcon("fth-copy"));
    private final FlowPane chips = new FlowPane();
    private final Label time = new Label();
    private final Label live = new Label();
    private final Hyperlink backToLive = new Hyperlink();
    private final Label seen = new Label();
    private final Label truth = new Label();
    private final Hyperlink check = new Hyperlink();

    HeaderView(InspectorViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("inspector-header");
        createTopic();
        createTruth();
        backToLive.setId("inspectorBackToLive");
        backToLive.setText(messages.get("inspect.backToLive"));
        backToLive.setOnAction(event -> model.backToLive());
        time.getStyleClass().addAll("muted", "small-text");
        // its words grow and shrink with the age, and what comes behind it should stay where it is
        time.widthProperty().subscribe(width -> time.setMinWidth(Math.max(time.getMinWidth(), width.doubleValue())));
        live.getStyleClass().add("badge");
        chips.getStyleClass().add("inspector-chips");
        HBox row = new HBox(topic, copyTopic);
        row.getStyleClass().add("inspector-topic-row");
        HBox.setHgrow(topic, Priority.ALWAYS);
        getChildren().addAll(row, chips);
        model.headerProperty().subscribe(this::show);
    }

    private void createTopic() {
        topic.setId("inspectorTopic");
        topic.setEditable(false);
        topic.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        topic.getStyleClass().add("inspector-topic");
        topic.setAccessibleText(messages.get("inspect.topic"));
        String name = messages.get("inspect.copyTopic");
        copyTopic.setId("copyTopicButton");
        copyTopic.getStyleClass().addAll("button-icon", "flat");
        Tips.name(copyTopic, name);
        copyTopic.setOnAction(event -> {
            ClipboardContent clip = new ClipboardContent();
            clip.putString(model.headerProperty().get().topic());
            Clipboard.getSystemClipboard().setContent(clip);
        });
    }

    private void createTruth() {
        check.setId("inspectorCheckStored");
        check.setText(messages.get("inspect.truth.check"));
        Tips.explain(check, messages.get("inspect.truth.check.tip"));
        check.setOnAction(event -> model.askForTruth());
        check.visibleProperty().bind(model.truth().askableProperty());
        check.managedProperty().bind(check.visibleProperty());
        seen.setId("inspectorSeen");
        seen.getStyleClass().addAll("muted", "small-text");
        Tips.explain(seen, messages.get("inspect.seen.tip"));
        truth.setId("inspectorStored");
        truth.getStyleClass().addAll("muted", "small-text");
        truth.setWrapText(true);
        truth.textProperty().bind(model.truth().textProperty());
        truth.visibleProperty().bind(truth.textProperty().isNotEmpty());
        truth.managedProperty().bind(truth.visibleProperty());
    }

    private void show(Header header) {
        String shown = Escapes.visible(header.topic(), LONGEST_TOPIC);
        if (!shown.equals(topic.getText())) {
            topic.setText(shown);
            time.setMinWidth(USE_COMPUTED_SIZE);
        }
        boolean selected = !header.topic().isEmpty();
        boolean message = !header.time().isEmpty();
        setManaged(selected);
        setVisible(selected);
        time.setText(header.time());
        seen.setText(header.seen());
        live.setText(messages.get(header.fixed() ? "inspect.fixed" : "inspect.live"));
        live.getStyleClass().removeAll("live", "fixed");
        live.getStyleClass().add(header.fixed() ? "fixed" : "live");
        chips.getChildren().clear();
        if (message) {
            chips.getChildren().add(live);
            header.chips().forEach(chip -> chips.getChildren().add(chip(chip)));
            chips.getChildren().add(time);
        }
        if (header.fixed()) {
            chips.getChildren().add(backToLive);
        }
        if (!header.seen().isEmpty()) {
            chips.getChildren().add(seen);
        }
        chips.getChildren().addAll(truth, check);
    }

    private static Label chip(Header.Chip chip) {
        Label label = new Label(chip.text());
        label.getStyleClass().add("badge");
        if (chip.style() != null) {
            label.getStyleClass().add(chip.style());
        }
        return label;
    }
}
