package io.topiary.ui.formats;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.ColumnMaker;
import io.topiary.ui.kit.ColumnWidth;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The fields of a layout in a table, and a form for the selected one below it. FX thread. */
final class FieldTable extends VBox {

    private final Messages messages;
    private final TableView<FieldDraft> table = new TableView<>();

    FieldTable(LayoutsViewModel model, Messages messages) {
        this.messages = messages;
        getStyleClass().add("layout-fields");
        table.setId("layoutFields");
        table.setAccessibleText(messages.get("formats.layouts.fields"));
        Label none = new Label(messages.get("formats.layouts.noFields"));
        none.getStyleClass().add(Style.MUTED);
        table.setPlaceholder(none);
        addColumns(new ColumnMaker<>(table, id -> messages.get("formats.layouts.column." + id)));
        VBox.setVgrow(table, Priority.ALWAYS);
        FieldForm form = new FieldForm(messages);
        form.disableProperty()
                .bind(table.getSelectionModel().selectedItemProperty().isNull());
        table.getSelectionModel().selectedItemProperty().subscribe(form::edit);
        getChildren().addAll(table, buttons(model), form);
        model.selectedProperty().subscribe(draft -> {
            table.setItems(draft == null ? FXCollections.observableArrayList() : draft.fields());
            table.getSelectionModel().selectFirst();
        });
    }

    private HBox buttons(LayoutsViewModel model) {
        Button add = new Button(messages.get("formats.layouts.addField"), Icons.of("fth-plus"));
        add.setId("layoutFieldAdd");
        add.disableProperty().bind(model.selectedProperty().isNull());
        add.setOnAction(event -> {
            LayoutDraft draft = model.selectedProperty().get();
            if (draft != null) {
                table.getSelectionModel().select(draft.addField());
            }
        });
        Button remove = new Button(messages.get("formats.layouts.removeField"), Icons.of("fth-trash-2"));
        remove.setId("layoutFieldRemove");
        remove.disableProperty()
                .bind(table.getSelectionModel().selectedItemProperty().isNull());
        remove.setOnAction(event -> {
            LayoutDraft draft = model.selectedProperty().get();
            FieldDraft field = table.getSelectionModel().getSelectedItem();
            if (draft != null && field != null) {
                draft.removeField(field);
            }
        });
        HBox row = new HBox(add, remove);
        row.getStyleClass().add("formats-buttons");
        return row;
    }

    private void addColumns(ColumnMaker<FieldDraft> columns) {
        columns.observed("name", ColumnWidth.roomy(110), FieldDraft::nameProperty);
        columns.observed("offset", ColumnWidth.upTo(50, 90), FieldDraft::offsetProperty);
        columns.observed(
                "type",
                ColumnWidth.upTo(65, 110),
                field -> field.typeProperty().map(type -> type.name().toLowerCase(Locale.ROOT)));
        columns.observed(
                "order",
                ColumnWidth.upTo(64, 110),
                field -> Bindings.createStringBinding(
                        () -> order(field), field.typeProperty(), field.bigEndianProperty()));
        columns.observed(
                "scale",
                ColumnWidth.roomy(96),
                field -> Bindings.createStringBinding(
                        () -> scale(field), field.scaleProperty(), field.addProperty(), field.typeProperty()));
        columns.observed("unit", ColumnWidth.upTo(42, 90), FieldDraft::unitProperty);
        columns.observed("count", ColumnWidth.upTo(48, 80), FieldDraft::countProperty);
    }

    private String order(FieldDraft field) {
        if (!field.typeProperty().get().isOrdered()) {
            return "";
        }
        return messages.get(field.bigEndianProperty().get() ? "formats.layouts.big" : "formats.layouts.little");
    }

    /** Scale and summand as one writes them, nothing if the number is shown as it is. */
    private static String scale(FieldDraft field) {
        String scale = field.scaleProperty().get().strip();
        String add = field.addProperty().get().strip();
        if (!field.typeProperty().get().isNumber() || (scale.equals("1") && add.equals("0"))) {
            return "";
        }
        String sum = add.startsWith("-") ? " − " + add.substring(1) : " + " + add;
        return "× " + scale + (add.equals("0") ? "" : sum);
    }
}
