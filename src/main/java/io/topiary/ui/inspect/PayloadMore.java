package io.topiary.ui.inspect;

import io.topiary.core.message.Message;
import io.topiary.core.session.PayloadStream.Shape;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import io.topiary.ui.kit.Tips;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** What is done with payloads less often: copy in other forms, save many, write them to a file as they come. FX thread. */
final class PayloadMore extends MenuButton {

    private final InspectorViewModel model;
    private final Messages messages;
    private final FileQuestions files;
    private final CheckMenuItem numbers;

    PayloadMore(InspectorViewModel model, FileQuestions files, Messages messages) {
        super(null, Icons.of("fth-more-vertical"));
        this.model = model;
        this.files = files;
        this.messages = messages;
        this.numbers = new CheckMenuItem(messages.get("inspect.numbers"));
        numbers.setSelected(true);
        numbers.setId("payloadNumbers");
        setId("payloadMore");
        Tips.name(this, messages.get("inspect.more"));
        getStyleClass().addAll(Style.BUTTON_ICON, Style.FLAT, Style.NO_ARROW);
        getItems().setAll(numbers);
        setOnShowing(event -> fill());
    }

    /** Whether lines are numbered. */
    CheckMenuItem numbers() {
        return numbers;
    }

    private void fill() {
        getItems().setAll(copies(), new SeparatorMenuItem());
        MenuItem many = item(
                "saveMessages",
                "inspect.saveMessages",
                () -> saveMany(model.saving().many()::saveMessages));
        MenuItem below = item(
                "saveSubtree",
                "inspect.saveSubtree",
                () -> saveMany(model.saving().many()::saveSubtree));
        many.setDisable(model.saving().many().isBusy());
        below.setDisable(model.saving().many().isBusy());
        getItems().addAll(many, below, stream(), new SeparatorMenuItem(), numbers);
    }

    private Menu copies() {
        Menu menu = new Menu(messages.get("inspect.copyAs"));
        for (CopyForm form : CopyForm.values()) {
            String key = switch (form) {
                case TEXT -> "inspect.copyAs.text";
                case PRETTY -> "inspect.copyAs.pretty";
                case HEX -> "inspect.copyAs.hex";
                case BASE64 -> "inspect.copyAs.base64";
            };
            MenuItem item = item("copyAs" + form.name(), key, () -> copy(form));
            menu.getItems().add(item);
        }
        return menu;
    }

    private void copy(CopyForm form) {
        Presentation shown = model.payload().presentationProperty().get();
        model.actions().copyAs(form, shown, FileQuestions::toClipboard);
    }

    private void saveMany(BiConsumer<String, Path> saving) {
        Message message = model.messageProperty().get();
        if (message != null) {
            files.folder().ifPresent(folder -> saving.accept(message.topic(), folder));
        }
    }

    private MenuItem stream() {
        if (model.saving().stream().isRunning()) {
            return item("stopStream", "inspect.stream.stop", model.saving().stream()::stop);
        }
        Menu menu = new Menu(messages.get("inspect.stream"));
        menu.getItems()
                .addAll(
                        item("streamLines", "inspect.stream.lines", () -> start(Shape.LINES, "txt")),
                        item("streamRaw", "inspect.stream.raw", () -> start(Shape.RAW, "bin")),
                        item("streamJson", "inspect.stream.json", () -> start(Shape.JSON_LINES, "jsonl")));
        return menu;
    }

    private void start(Shape shape, String extension) {
        Message message = model.messageProperty().get();
        if (message != null) {
            String name = PayloadActions.proposeFileName(message);
            Optional<Path> file = files.file(name.substring(0, name.lastIndexOf('.') + 1) + extension);
            file.ifPresent(chosen -> model.saving().stream().start(message.topic(), chosen, shape));
        }
    }

    private MenuItem item(String id, String key, Runnable action) {
        MenuItem item = new MenuItem(messages.get(key));
        item.setId(id);
        item.setOnAction(event -> action.run());
        return item;
    }
}
