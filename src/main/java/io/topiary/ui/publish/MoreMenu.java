package io.topiary.ui.publish;

import io.topiary.core.export.CommandLines;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.mqtt.BrokerLimits;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.publish.DraftWriter;
import io.topiary.core.publish.EncodeException;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import io.topiary.ui.kit.Tips;
import java.io.File;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/** What is seldom done with a message being written: commands in and out, tables, collections. FX thread. */
final class MoreMenu {

    private final PublishViewModel model;
    private final Messages messages;
    private final Runnable table;
    private final MenuButton button = new MenuButton(null, Icons.of("fth-more-horizontal"));

    /** @param table asks for a table and publishes it */
    MoreMenu(PublishViewModel model, Messages messages, Runnable table) {
        this.model = model;
        this.messages = messages;
        this.table = table;
    }

    MenuButton button() {
        String name = messages.get("publish.more");
        MenuItem paste = item("publishPaste", "publish.paste", this::paste);
        Menu copy = new Menu(messages.get("publish.copyAs"));
        copy.getItems()
                .setAll(
                        copyItem("publishCopyMosquitto", "mosquitto_pub", CommandLines::mosquittoPub),
                        copyItem("publishCopyHiveMq", "mqtt pub", CommandLines::hivemqPub),
                        copyItem("publishCopyMqttx", "mqttx pub", CommandLines::mqttxPub));
        MenuItem rows = item("publishTableItem", "publish.run.table", table);
        MenuItem export = item("publishExport", "publish.collection.export", this::export);
        MenuItem take = item("publishImport", "publish.collection.import", this::take);
        button.getItems().setAll(paste, copy, new SeparatorMenuItem(), rows, new SeparatorMenuItem(), export, take);
        button.setId("publishMore");
        button.getStyleClass().addAll(Style.BUTTON_ICON, Style.FLAT, "no-arrow");
        Tips.name(button, name);
        button.setOnShowing(event -> {
            copy.setDisable(model.form().topicProperty().get().isEmpty()
                    || !model.check().topicErrorProperty().get().isEmpty()
                    || !model.check().payloadErrorProperty().get().isEmpty());
            rows.setDisable(!model.check().tableReadyProperty().get());
            export.setDisable(model.shelf().saved().isEmpty());
        });
        return button;
    }

    private void paste() {
        String text = Clipboard.getSystemClipboard().getString();
        model.shelf().paste(text == null ? "" : text);
    }

    private MenuItem copyItem(String id, String program, BiFunction<CommandLines, Message, String> command) {
        MenuItem item = new MenuItem(program);
        item.setMnemonicParsing(false);
        item.setId(id);
        item.setOnAction(event -> command().ifPresent(message -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(command.apply(lines(), message));
            Clipboard.getSystemClipboard().setContent(content);
        }));
        return item;
    }

    private CommandLines lines() {
        ConnectOptions options = model.session().options();
        BrokerLimits limits = model.session().connection().status().limits();
        ProtocolVersion version = limits == null ? options.protocol().first() : limits.version();
        return new CommandLines(options, version);
    }

    private Optional<Message> command() {
        try {
            PublishRequest request =
                    DraftWriter.of(model.form().read(), model.form().modes()).write(model.scope());
            return Optional.of(new Message(
                    0,
                    0,
                    0,
                    request.topic().name(),
                    request.payload(),
                    request.properties(),
                    Direction.OUT,
                    request.qos(),
                    request.retain()));
        } catch (EncodeException e) {
            model.shelf().say(e.text());
            return Optional.empty();
        }
    }

    private void export() {
        FileChooser chooser = chooser("publish.collection.export.title");
        chooser.setInitialFileName("messages.json");
        File file = chooser.showSaveDialog(window());
        if (file != null) {
            model.shelf().exportTo(file.toPath(), "");
        }
    }

    private void take() {
        File file = chooser("publish.collection.import.title").showOpenDialog(window());
        if (file != null) {
            model.shelf().importFrom(file.toPath());
        }
    }

    private Window window() {
        return button.getScene().getWindow();
    }

    private FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get(title));
        chooser.getExtensionFilters()
                .addAll(
                        new ExtensionFilter(messages.get("publish.collection.kind"), "*.json"),
                        new ExtensionFilter(messages.get("connect.transfer.anyFile"), "*.*", "*"));
        return chooser;
    }

    private MenuItem item(String id, String key, Runnable action) {
        MenuItem item = new MenuItem(messages.get(key));
        item.setId(id);
        item.setOnAction(event -> action.run());
        return item;
    }
}
