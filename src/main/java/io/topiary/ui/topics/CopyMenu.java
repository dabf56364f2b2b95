package io.topiary.ui.topics;

import io.topiary.core.export.CommandLines;
import io.topiary.core.export.MessageJsonWriter;
import io.topiary.core.message.Message;
import io.topiary.core.payload.Utf8;
import io.topiary.core.text.Messages;
import io.topiary.core.tree.TreeRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.jspecify.annotations.Nullable;

/** Copies topic and message in every form that somebody may need. FX thread. */
final class CopyMenu {

    private final TopicTreeViewModel model;
    private final TopicActions actions;
    private final Messages messages;

    CopyMenu(TopicTreeViewModel model, TopicActions actions, Messages messages) {
        this.model = model;
        this.actions = actions;
        this.messages = messages;
    }

    List<MenuItem> items(TreeRow row) {
        MenuItem payload =
                MenuItems.of(messages.get("topics.menu.copyPayload"), TreeKey.COPY_PAYLOAD, this::copyPayload);
        payload.setDisable(row.newest() == null);
        return List.of(
                MenuItems.of(messages.get("topics.menu.copyTopic"), TreeKey.COPY_TOPIC, this::copyTopic),
                payload,
                copyAs(row));
    }

    void copyTopic() {
        model.selected().ifPresent(row -> copy(row.path()));
    }

    /** As text, or in hexadecimal digits if it is none. */
    void copyPayload() {
        model.selected().map(TreeRow::newest).map(Message::payload).ifPresent(payload -> copy(Utf8.textOrHex(payload)));
    }

    private Menu copyAs(TreeRow row) {
        CommandLines commands = new CommandLines(actions.options(), actions.version());
        String filter = row.children() > 0 ? row.path() + "/#" : row.path();
        Message newest = row.newest();
        Menu menu = new Menu(messages.get("topics.menu.copyAs"));
        menu.getItems()
                .addAll(
                        as("mosquitto_pub", newest, commands::mosquittoPub),
                        MenuItems.of("mosquitto_sub", null, () -> copy(commands.mosquittoSub(filter))),
                        as(messages.get("topics.menu.copyAs.hivemq"), newest, commands::hivemqPub),
                        as("mqttx pub", newest, commands::mqttxPub),
                        as(messages.get("topics.menu.copyAs.json"), newest, new MessageJsonWriter()::write),
                        MenuItems.of(
                                messages.get("topics.menu.copyAs.uri"), null, () -> copy(commands.uri(row.path()))));
        return menu;
    }

    private static MenuItem as(String words, @Nullable Message newest, Function<Message, String> form) {
        MenuItem item = MenuItems.of(
                words, null, () -> Optional.ofNullable(newest).map(form).ifPresent(CopyMenu::copy));
        item.setDisable(newest == null || newest.payload().length > CommandLines.MOST_BYTES);
        return item;
    }

    private static void copy(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }
}
