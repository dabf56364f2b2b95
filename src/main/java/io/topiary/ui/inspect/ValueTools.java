package io.topiary.ui.inspect;

import io.topiary.core.message.Message;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.FormatNames;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The line above the payload: its format, how it is shown, and what can be done with it. FX thread. */
final class ValueTools extends HBox {

    private final InspectorViewModel model;
    private final Messages messages;
    private final FileQuestions files;

    ValueTools(InspectorViewModel model, PayloadPane payload, FormatNames names, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.files = new FileQuestions(this, messages);
        PayloadMore more = new PayloadMore(model, files, messages);
        more.numbers().selectedProperty().subscribe(payload::setNumbers);
        ToggleButton wrap = Icons.toggle("fth-corner-down-left", messages.get("inspect.wrap"));
        wrap.setId("wrapPayloadButton");
        wrap.setSelected(true);
        wrap.selectedProperty().subscribe(payload::setWrap);
        Button find = Icons.button("fth-search", messages.get("inspect.find"));
        find.setId("findPayloadButton");
        find.setOnAction(event -> payload.find());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button copy = Icons.button("fth-copy", messages.get("inspect.copy"));
        copy.setId("copyPayloadButton");
        copy.setOnAction(event -> copy());
        Button save = Icons.button("fth-download", messages.get("inspect.save"));
        save.setId("savePayloadButton");
        save.setOnAction(event -> save());
        getChildren()
                .addAll(
                        new FormatPicker(model.payload(), names, messages, payload::typeFormat),
                        new RememberMenu(model, names, messages),
                        treeToggle(),
                        wrap,
                        find,
                        space,
                        feedback(),
                        saveInstead(),
                        copy,
                        save,
                        more);
        getStyleClass().add("inspector-tools");
        copy.disableProperty().bind(Bindings.not(model.hasMessageProperty()));
        save.disableProperty().bind(Bindings.not(model.hasMessageProperty()));
        managedProperty().bind(visibleProperty());
        visibleProperty().bind(model.hasMessageProperty());
    }

    /** Asks somebody else than the system's dialog for a file, which is proposed a name and may return null. */
    void setFileChooser(Function<String, @Nullable Path> chooser) {
        files.setFiles(chooser);
    }

    /** Asks somebody else than the system's dialog for a folder, which may return null. */
    void setFolderChooser(Supplier<@Nullable Path> chooser) {
        files.setFolders(chooser);
    }

    private ToggleButton treeToggle() {
        ToggleButton tree = Icons.toggle("fth-list", messages.get("inspect.tree"));
        tree.setId("treePayloadButton");
        tree.selectedProperty().subscribe(model.payload()::setTree);
        model.payload().treeProperty().subscribe(tree::setSelected);
        model.payload().presentationProperty().subscribe(shown -> {
            boolean json = shown.content() instanceof Content.Tree
                    || (shown.content() instanceof Content.Lines lines
                            && lines.lines().isJson());
            tree.setDisable(!json && !tree.isSelected());
        });
        return tree;
    }

    private Label feedback() {
        Label feedback = new Label();
        feedback.setId("inspectorFeedback");
        feedback.getStyleClass().addAll(Style.MUTED, Style.SMALL);
        feedback.textProperty().bind(model.feedbackProperty());
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(model.feedbackProperty());
        feedback.textProperty().subscribe(words -> feedback.setTooltip(words.isEmpty() ? null : whole));
        feedback.setMinWidth(0);
        return feedback;
    }

    private Hyperlink saveInstead() {
        Hyperlink save = new Hyperlink(messages.get("inspect.saveInstead"));
        save.setId("saveInsteadLink");
        save.setMinWidth(USE_PREF_SIZE);
        save.setOnAction(event -> save());
        save.visibleProperty().bind(model.actions().saveOfferedProperty());
        save.managedProperty().bind(save.visibleProperty());
        return save;
    }

    private void copy() {
        Message message = model.messageProperty().get();
        if (message != null) {
            model.actions().copy(message.payload(), FileQuestions::toClipboard);
        }
    }

    private void save() {
        Message message = model.messageProperty().get();
        if (message != null) {
            files.file(PayloadActions.proposeFileName(message))
                    .ifPresent(file -> model.actions().save(message.payload(), file));
        }
    }
}
