package io.topiary.ui.subscriptions;

import io.topiary.core.message.Qos;
import io.topiary.core.message.RetainHandling;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import io.topiary.ui.kit.Tips;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The subscriptions of a session on the left, what it leaves out on the right. FX thread. */
public final class SubscriptionsView extends HBox {

    private final SubscriptionsViewModel model;
    private final Messages messages;
    private final TextField filter = new TextField();

    /** A view of {@code model}. */
    public SubscriptionsView(SubscriptionsViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("subscriptions");
        Node table = new SubscriptionTable(model, messages, this::edit).node();
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox left = new VBox(table, createForm(), problem("subscriptionProblem", formProblem()));
        left.getStyleClass().add("subscriptions-list");
        setHgrow(left, Priority.ALWAYS);
        getChildren().addAll(left, new ExcludesView(model, messages));
    }

    private ObservableValue<String> formProblem() {
        return model.form().problemProperty().map(messages::get).orElse("");
    }

    private void edit(SubscriptionLine line) {
        model.edit(line);
        filter.requestFocus();
    }

    private Node createForm() {
        SubscriptionForm form = model.form();
        filter.setId("subscriptionFilter");
        filter.setPromptText(messages.get("subscriptions.filter.prompt"));
        filter.setAccessibleText(messages.get("subscriptions.filter"));
        filter.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        filter.getStyleClass().addAll(Style.MONO, "subscription-filter");
        filter.textProperty().bindBidirectional(form.filter);
        filter.setOnAction(event -> model.subscribe());
        ComboBox<Qos> qos = choice("subscriptionQos", "subscriptions.qos.name", Qos.values(), each -> {
            return messages.get("subscriptions.qos", each.code());
        });
        qos.valueProperty().bindBidirectional(form.qos);
        ComboBox<RetainHandling> stored =
                choice("subscriptionStored", "subscriptions.stored.name", RetainHandling.values(), each -> {
                    return messages.get("subscriptions.stored." + each.name());
                });
        stored.valueProperty().bindBidirectional(form.retainHandling);
        CheckBox noLocal = box("subscriptionNoLocal", "subscriptions.noLocal", "subscriptions.noLocal.tip");
        noLocal.selectedProperty().bindBidirectional(form.noLocal);
        CheckBox asPublished = box(
                "subscriptionRetainAsPublished",
                "subscriptions.retainAsPublished",
                "subscriptions.retainAsPublished.tip");
        asPublished.selectedProperty().bindBidirectional(form.retainAsPublished);
        Button subscribe = new Button(messages.get("subscriptions.subscribe"), Icons.of("fth-plus"));
        subscribe.setId("subscribeButton");
        subscribe.getStyleClass().add(Style.ACCENT);
        subscribe.setMinWidth(Region.USE_PREF_SIZE);
        subscribe
                .disableProperty()
                .bind(form.filter.isEmpty().or(form.problemProperty().isNotNull()));
        subscribe.setOnAction(event -> model.subscribe());
        FlowPane line = new FlowPane(filter, qos, stored, noLocal, asPublished, subscribe, createSave());
        line.getStyleClass().add("subscription-form");
        return line;
    }

    private Node createSave() {
        Button save = new Button(messages.get("subscriptions.save"), Icons.of("fth-save"));
        save.setId("subscriptionsSaveButton");
        save.setMinWidth(Region.USE_PREF_SIZE);
        Tips.explain(save, messages.get("subscriptions.save.tip"));
        save.visibleProperty().bind(model.savableProperty());
        save.managedProperty().bind(save.visibleProperty());
        save.setOnAction(event -> model.save());
        return save;
    }

    private CheckBox box(String id, String key, String tipKey) {
        CheckBox box = new CheckBox(messages.get(key));
        box.setId(id);
        Tips.explain(box, messages.get(tipKey));
        return box;
    }

    private <T> ComboBox<T> choice(String id, String nameKey, T[] values, Function<T, String> words) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.setAccessibleText(messages.get(nameKey));
        box.getItems().setAll(values);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("not editable");
            }
        });
        return box;
    }

    static Label problem(String id, ObservableValue<String> words) {
        Label problem = new Label();
        problem.setId(id);
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.textProperty().bind(words);
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        return problem;
    }
}
