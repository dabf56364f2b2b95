package io.topiary.ui.connect;

import io.topiary.core.message.Qos;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The subscriptions of a profile: a filter and a quality of service a line. */
final class SubscriptionsView extends VBox {

    private final ProfileEditorViewModel model;
    private final Messages messages;
    private final VBox lines = new VBox();

    SubscriptionsView(ProfileEditorViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        setId("profileSubscriptions");
        getStyleClass().add("subscriptions");
        lines.getStyleClass().add("subscription-lines");
        Button add = new Button(messages.get("connect.subscription.add"), Icons.of("fth-plus"));
        add.getStyleClass().add(Style.FLAT);
        add.setOnAction(event -> {
            model.addSubscription();
            focusLast();
        });
        getChildren().addAll(lines, add);
        model.form().subscriptions.addListener((ListChangeListener<SubscriptionRow>) change -> {
            boolean structural = false;
            while (change.next()) {
                structural |= change.wasAdded() || change.wasRemoved();
            }
            if (structural) {
                rebuild();
            }
        });
        rebuild();
    }

    private void rebuild() {
        List<Node> nodes =
                model.form().subscriptions.stream().<Node>map(this::line).toList();
        lines.getChildren().setAll(nodes);
    }

    private HBox line(SubscriptionRow row) {
        TextField filter = Choices.text("subscriptionFilter", row.filterProperty(), "plant/+/temp");
        filter.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        filter.setAccessibleText(messages.get("connect.subscription.filter"));
        filter.getStyleClass().add(Style.MONO);
        HBox.setHgrow(filter, Priority.ALWAYS);
        ComboBox<Qos> qos = Choices.combo(
                "subscriptionQos",
                row.qosProperty(),
                Qos.values(),
                choice -> messages.get("connect.qos", choice.code()));
        qos.setAccessibleText(messages.get("connect.subscription.qos"));
        Button remove = Icons.button("fth-x", messages.get("connect.subscription.remove"));
        remove.setOnAction(event -> model.removeSubscription(row));
        HBox line = new HBox(filter, qos, remove);
        line.getStyleClass().add("field-line");
        return line;
    }

    private void focusLast() {
        Node last = lines.getChildren().getLast();
        if (last instanceof HBox line) {
            line.getChildren().getFirst().requestFocus();
        }
    }
}
