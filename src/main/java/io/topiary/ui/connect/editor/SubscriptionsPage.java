package io.topiary.ui.connect.editor;

import io.topiary.core.message.Qos;
import io.topiary.core.message.RetainHandling;
import io.topiary.core.text.Messages;
import io.topiary.ui.connect.form.Field;
import io.topiary.ui.connect.form.SubscriptionRow;
import io.topiary.ui.connect.form.SubscriptionsForm;
import io.topiary.ui.connect.form.TextRow;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The page for what is subscribed to after each connect, and what is left out of it. */
public final class SubscriptionsPage extends EditorPage {

    private static final String SHARE = "$share/";

    private final EditorParts parts;
    private final Messages messages;

    /** The page. */
    public SubscriptionsPage(EditorParts parts) {
        this.parts = parts;
        this.messages = parts.messages();
        SubscriptionsForm form = parts.form().subscriptions;
        FieldGroup group = parts.group("connect.section.subscriptions");
        group.wide(Choices.note(messages.get("connect.subscriptions.note")));
        RowsView<SubscriptionRow> subscriptions = new RowsView<>(
                        "profileSubscriptions", form.subscriptions, messages, true, this::editor)
                .withAdd("connect.subscription.add");
        group.full(subscriptions).check(Field.SUBSCRIPTIONS, subscriptions);
        add(group);
        FieldGroup rest = parts.group("connect.section.excludes");
        rest.wide(Choices.note(messages.get("connect.excludes.note")));
        RowsView<TextRow> excludes = new RowsView<>("profileExcludes", form.excludes, messages, false, this::exclude)
                .withAdd("connect.excludes.add");
        rest.full(excludes).check(Field.EXCLUDES, excludes);
        add(rest);
    }

    private RowsView.Editor editor(SubscriptionRow row) {
        CheckBox enabled = Choices.check("subscriptionEnabled", row.enabledProperty(), "");
        enabled.setAccessibleText(messages.get("connect.subscription.enabled"));
        TextField filter = filter(row);
        ComboBox<Qos> qos = Choices.combo(
                "subscriptionQos",
                row.qosProperty(),
                List.of(Qos.values()),
                choice -> messages.get("connect.qos", choice.code()));
        qos.setAccessibleText(messages.get("connect.subscription.qos"));
        HBox line = Choices.line(enabled, filter, qos);
        Label hint = Choices.note(messages.get("connect.subscription.shared"));
        ObservableValue<Boolean> shared = row.filterProperty().map(typed -> typed.startsWith(SHARE));
        hint.visibleProperty().bind(shared);
        hint.managedProperty().bind(shared);
        VBox content = new VBox(line, options(row), hint);
        content.getStyleClass().add("subscription");
        return new RowsView.Editor(content, filter);
    }

    private TextField filter(SubscriptionRow row) {
        TextField filter = Choices.mono(Choices.technical("subscriptionFilter", row.filterProperty(), "plant/+/temp"));
        filter.setAccessibleText(messages.get("connect.subscription.filter"));
        row.enabledProperty().subscribe(on -> {
            filter.getStyleClass().remove("resting");
            if (!on) {
                filter.getStyleClass().add("resting");
            }
        });
        return filter;
    }

    private FlowPane options(SubscriptionRow row) {
        ComboBox<RetainHandling> handling = Choices.combo(
                "subscriptionRetainHandling",
                row.retainHandlingProperty(),
                List.of(RetainHandling.values()),
                choice -> messages.get("connect.subscription.retained." + choice.name()));
        handling.setAccessibleText(messages.get("connect.subscription.retained"));
        FlowPane options = new FlowPane(
                handling,
                Choices.check(
                        "subscriptionRetainAsPublished",
                        row.retainAsPublishedProperty(),
                        messages.get("connect.subscription.retainAsPublished")),
                Choices.check(
                        "subscriptionNoLocal", row.noLocalProperty(), messages.get("connect.subscription.noLocal")));
        options.getStyleClass().add("subscription-options");
        options.disableProperty().bind(parts.form().broker.v3());
        return options;
    }

    private RowsView.Editor exclude(TextRow row) {
        TextField filter = Choices.mono(Choices.technical("excludeFilter", row.textProperty(), "plant/debug/#"));
        filter.setAccessibleText(messages.get("connect.excludes.filter"));
        return RowsView.Editor.of(filter);
    }
}
