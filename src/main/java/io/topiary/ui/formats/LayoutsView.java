package io.topiary.ui.formats;

import io.topiary.core.payload.TextLines;
import io.topiary.core.payload.layout.Layout;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.CodeView;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Layouts on the left, fields of the selected one in the middle, and on the right what it makes of some bytes. Node ids:
 * {@code layoutList}, {@code layoutNew}, {@code layoutRemove}, {@code layoutStruct}, {@code layoutName}, {@code
 * layoutFields} (columns {@code name offset type order scale unit count}), {@code layoutFieldAdd}, {@code
 * layoutFieldRemove}, {@code layoutField…} for the form, {@code layoutProblem}, {@code layoutHex}, {@code layoutDecoded},
 * {@code layoutRemarks}. FX thread.
 */
public final class LayoutsView extends HBox {

    private final LayoutsViewModel model;
    private final Messages messages;
    private final ListView<LayoutDraft> list;
    private final TextField name = new TextField();

    /**
     * A view of {@code model}.
     *
     * @param sample bytes to try layouts on at first; may be none
     */
    public LayoutsView(LayoutsViewModel model, Messages messages, byte[] sample) {
        this.model = model;
        this.messages = messages;
        this.list = new ListView<>(model.drafts());
        getStyleClass().add("layouts");
        VBox middle = new VBox(heading("formats.layouts.name", name), name, new FieldTable(model, messages), problem());
        middle.getStyleClass().add("layouts-middle");
        VBox.setVgrow(middle.getChildren().get(2), Priority.ALWAYS);
        HBox.setHgrow(middle, Priority.ALWAYS);
        name.setId("layoutName");
        name.disableProperty().bind(model.selectedProperty().isNull());
        follow();
        getChildren().addAll(layouts(), middle, trial(sample));
    }

    /** Puts the focus where work begins. */
    public void focus() {
        list.requestFocus();
    }

    private void follow() {
        model.selectedProperty().subscribe(draft -> {
            list.getSelectionModel().select(draft);
            bindName(draft);
        });
        list.getSelectionModel().selectedItemProperty().subscribe(draft -> {
            if (draft != null) {
                model.selectedProperty().set(draft);
            }
        });
    }

    private @Nullable StringProperty bound;

    private void bindName(@Nullable LayoutDraft draft) {
        if (bound != null) {
            name.textProperty().unbindBidirectional(bound);
        }
        bound = draft == null ? null : draft.nameProperty();
        if (bound == null) {
            name.clear();
        } else {
            name.textProperty().bindBidirectional(bound);
        }
    }

    private Node layouts() {
        list.setId("layoutList");
        list.setAccessibleText(messages.get("formats.layouts.list"));
        Label none = new Label(messages.get("formats.layouts.none"));
        none.setWrapText(true);
        none.getStyleClass().add(Style.MUTED);
        list.setPlaceholder(none);
        list.setCellFactory(ignored -> new NameCell());
        VBox.setVgrow(list, Priority.ALWAYS);
        Button remove = Icons.button("fth-trash-2", messages.get("formats.layouts.remove"));
        remove.setId("layoutRemove");
        remove.disableProperty().bind(model.selectedProperty().isNull());
        remove.setOnAction(event -> model.remove());
        HBox row = new HBox(newMenu(), remove);
        row.getStyleClass().add("formats-buttons");
        TextField struct = new TextField();
        struct.setId("layoutStruct");
        struct.setPromptText("<HhIf");
        Label wrong = new Label();
        wrong.setWrapText(true);
        wrong.getStyleClass().add(Style.DANGER);
        wrong.managedProperty().bind(wrong.textProperty().isNotEmpty());
        struct.setOnAction(event -> {
            String said = model.addStruct(struct.getText()).orElse("");
            wrong.setText(said);
            if (said.isEmpty()) {
                struct.clear();
            }
        });
        VBox box = new VBox(
                heading("formats.layouts.list", list),
                list,
                row,
                heading("formats.layouts.struct", struct),
                struct,
                wrong);
        box.getStyleClass().add("layouts-list");
        return box;
    }

    private MenuButton newMenu() {
        MenuButton menu = new MenuButton(messages.get("formats.layouts.new"), Icons.of("fth-plus"));
        menu.setId("layoutNew");
        MenuItem empty = new MenuItem(messages.get("formats.layouts.empty"));
        empty.setOnAction(event -> model.addEmpty());
        menu.getItems().addAll(empty, new SeparatorMenuItem());
        for (Layout preset : LayoutsViewModel.presets()) {
            MenuItem item = new MenuItem(preset.name());
            item.setOnAction(event -> model.add(preset));
            menu.getItems().add(item);
        }
        return menu;
    }

    private Node problem() {
        Label problem = new Label();
        problem.setId("layoutProblem");
        problem.setWrapText(true);
        problem.getStyleClass().add(Style.DANGER);
        problem.textProperty().bind(model.problemProperty());
        return problem;
    }

    private Node trial(byte[] sample) {
        CodeView[] hex = new CodeView[1];
        hex[0] = CodeView.editor(() -> model.setHex(hex[0].text()));
        hex[0].setId("layoutHex");
        hex[0].describe(messages.get("formats.layouts.bytes"));
        int taken = Math.min(sample.length, LayoutsViewModel.MOST_SAMPLE);
        Label cut = new Label(messages.get("formats.layouts.cut", taken, sample.length));
        cut.getStyleClass().add(Style.MUTED);
        cut.setManaged(taken < sample.length);
        cut.setVisible(taken < sample.length);
        CodeView decoded = CodeView.viewer();
        decoded.setId("layoutDecoded");
        decoded.describe(messages.get("formats.layouts.decoded"));
        model.decodedProperty().subscribe(json -> {
            byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
            decoded.show(TextLines.of(utf8, utf8.length, true));
        });
        Label remarks = new Label();
        remarks.setId("layoutRemarks");
        remarks.setWrapText(true);
        remarks.getStyleClass().add(Style.MUTED);
        remarks.textProperty().bind(model.remarksProperty());
        VBox.setVgrow(decoded, Priority.ALWAYS);
        VBox box = new VBox(
                heading("formats.layouts.bytes", hex[0]),
                hex[0],
                cut,
                heading("formats.layouts.decoded", decoded),
                decoded,
                remarks);
        box.getStyleClass().add("layouts-trial");
        if (taken > 0) {
            hex[0].setText(HexFormat.ofDelimiter(" ").formatHex(sample, 0, taken));
        }
        return box;
    }

    private Label heading(String key, Node of) {
        Label label = new Label(messages.get(key));
        label.setLabelFor(of);
        label.getStyleClass().add("layouts-heading");
        return label;
    }

    /** The name of a layout. */
    private static final class NameCell extends ListCell<LayoutDraft> {

        @Override
        protected void updateItem(LayoutDraft draft, boolean empty) {
            super.updateItem(draft, empty);
            textProperty().unbind();
            if (empty || draft == null) {
                setText(null);
            } else {
                textProperty().bind(draft.nameProperty());
            }
        }
    }
}
