package io.topiary.ui.connect.editor;

import io.topiary.core.mqtt.HttpHeader;
import io.topiary.core.text.Messages;
import io.topiary.ui.connect.form.PairRow;
import io.topiary.ui.connect.form.RowList;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/** Makes lists of names with values. */
final class PairsView {

    private PairsView() {}

    /** User properties. */
    static RowsView<PairRow> of(String id, RowList<PairRow> list, Messages messages) {
        return new RowsView<>(id, list, messages, true, row -> {
                    TextField name = name(row, messages, messages.get("connect.pair.name"));
                    return RowsView.Editor.of(name, value(row, messages));
                })
                .withAdd("connect.userProperties.add");
    }

    /** Headers of an HTTP request; the values of those that are secret by their name are masked. */
    static RowsView<PairRow> headers(String id, RowList<PairRow> list, Messages messages) {
        return new RowsView<>(id, list, messages, true, row -> {
                    TextField name = name(row, messages, "Authorization");
                    TextField open = value(row, messages);
                    PasswordField masked = Choices.password("headerSecret", row.valueProperty());
                    masked.setAccessibleText(messages.get("connect.pair.value"));
                    var secret = row.nameProperty()
                            .map(typed -> HttpHeader.isName(typed) && new HttpHeader(typed, null).isSecret());
                    masked.visibleProperty().bind(secret);
                    open.visibleProperty().bind(secret.map(is -> !is));
                    StackPane both = new StackPane(open, masked);
                    HBox.setHgrow(both, Priority.ALWAYS);
                    return RowsView.Editor.of(name, both);
                })
                .withAdd("connect.headers.add");
    }

    private static TextField name(PairRow row, Messages messages, String prompt) {
        TextField name = Choices.technical("pairName", row.nameProperty(), prompt);
        name.setAccessibleText(messages.get("connect.pair.name"));
        return name;
    }

    private static TextField value(PairRow row, Messages messages) {
        TextField value = Choices.technical("pairValue", row.valueProperty(), messages.get("connect.pair.value"));
        value.setAccessibleText(messages.get("connect.pair.value"));
        return value;
    }
}
