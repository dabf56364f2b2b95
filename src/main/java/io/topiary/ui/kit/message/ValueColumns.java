package io.topiary.ui.kit.message;

import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.payload.JsonLeaves;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.ColumnArrangement;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;

/** Offers what is in a message as columns of a table. FX thread. */
public final class ValueColumns {

    private static final int MOST = 40;
    private static final int LONGEST = 80;

    private final ColumnArrangement<?> columns;
    private final Messages messages;

    /** Offers columns of {@code columns}. */
    public ValueColumns(ColumnArrangement<?> columns, Messages messages) {
        this.columns = columns;
        this.messages = messages;
    }

    /** A tick for each value in {@code message}. */
    public Menu menu(Message message) {
        Menu menu = new Menu(messages.get("columns.add"));
        menu.setId("addColumnMenu");
        for (ColumnValue value : values(message)) {
            menu.getItems().add(item(value));
        }
        menu.setDisable(menu.getItems().isEmpty());
        return menu;
    }

    private MenuItem item(ColumnValue value) {
        CheckMenuItem item = new CheckMenuItem(value.name(messages, LONGEST));
        item.setMnemonicParsing(false);
        item.setSelected(columns.has(value.id()));
        item.setOnAction(event -> columns.set(value.id(), !columns.has(value.id())));
        return item;
    }

    private static List<ColumnValue> values(Message message) {
        List<ColumnValue> values = new ArrayList<>();
        if (message.payload().length <= ColumnValue.LARGEST_PAYLOAD) {
            JsonLeaves.of(message.payload(), MOST).stream()
                    .map(JsonLeaves.Leaf::pointer)
                    .filter(pointer -> !pointer.isEmpty())
                    .forEach(pointer -> values.add(new ColumnValue.Json(pointer)));
        }
        MessageProperties properties = message.properties();
        if (properties.contentType() != null) {
            values.add(ColumnValue.CONTENT_TYPE);
        }
        if (properties.responseTopic() != null) {
            values.add(ColumnValue.RESPONSE_TOPIC);
        }
        properties.userProperties().stream()
                .map(each -> each.name())
                .distinct()
                .limit(MOST)
                .forEach(name -> values.add(new ColumnValue.User(name)));
        return values;
    }
}
