package io.topiary.ui.subscriptions;

import io.topiary.core.message.TopicFilter;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import io.topiary.ui.kit.Tips;
import javafx.collections.ListChangeListener;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The topics that a session leaves out. FX thread. */
final class ExcludesView extends VBox {

    private final SubscriptionsViewModel model;
    private final Messages messages;
    private final VBox list = new VBox();

    ExcludesView(SubscriptionsViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("excludes");
        Label title = new Label(messages.get("subscriptions.excludes"));
        title.getStyleClass().add(Style.SECTION_TITLE);
        Tips.explain(title, messages.get("subscriptions.excludes.tip"));
        list.setId("excludesList");
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        setVgrow(scroll, Priority.ALWAYS);
        getChildren()
                .addAll(
                        title,
                        scroll,
                        createForm(),
                        SubscriptionsView.problem("excludeProblem", model.excludeProblemProperty()));
        model.excludes().addListener((ListChangeListener<TopicFilter>) change -> update());
        update();
    }

    private void update() {
        if (model.excludes().isEmpty()) {
            Label none = new Label(messages.get("subscriptions.excludes.none"));
            none.getStyleClass().add(Style.MUTED);
            none.setWrapText(true);
            list.getChildren().setAll(none);
        } else {
            list.getChildren().setAll(model.excludes().stream().map(this::line).toList());
        }
    }

    private Node line(TopicFilter filter) {
        Label words = new Label(filter.filter());
        words.getStyleClass().add(Style.MONO);
        words.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button remove = Icons.button("fth-x", messages.get("subscriptions.excludes.remove", filter.filter()));
        remove.setOnAction(event -> model.removeExclude(filter));
        HBox line = new HBox(words, remove);
        line.getStyleClass().add("exclude-line");
        return line;
    }

    private Node createForm() {
        TextField field = new TextField();
        field.setId("excludeFilter");
        field.setPromptText(messages.get("subscriptions.excludes.prompt"));
        field.setAccessibleText(messages.get("subscriptions.excludes"));
        field.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        field.getStyleClass().add(Style.MONO);
        field.textProperty().bindBidirectional(model.excludeProperty());
        field.setOnAction(event -> model.addExclude());
        HBox.setHgrow(field, Priority.ALWAYS);
        Button add = Icons.button("fth-plus", messages.get("subscriptions.excludes.add"));
        add.setId("excludeButton");
        add.setOnAction(event -> model.addExclude());
        HBox form = new HBox(field, add);
        form.getStyleClass().add("exclude-line");
        return form;
    }
}
