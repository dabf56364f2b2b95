package io.topiary.ui.formats;

import io.topiary.core.payload.schema.SchemaFile;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.ColumnMaker;
import io.topiary.ui.kit.ColumnWidth;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The schema files in a table, below it what is in the selected one. Node ids: {@code schemaFiles} (columns {@code file},
 * {@code size}, {@code state}), {@code schemaDetails}, {@code schemaProblem}, {@code schemaAdd}, {@code schemaRemove}, {@code
 * schemaReload}. FX thread.
 */
public final class SchemaFilesView extends VBox {

    private static final int NAME_CHARS = 500;

    private final SchemaFilesViewModel model;
    private final Messages messages;
    private final TableView<SchemaFile> table;

    /** @param choose has the user choose files, none if they would rather not */
    public SchemaFilesView(SchemaFilesViewModel model, Messages messages, Supplier<List<Path>> choose) {
        this.model = model;
        this.messages = messages;
        this.table = new TableView<>(model.files());
        getStyleClass().add("schema-files");
        table.setId("schemaFiles");
        table.setAccessibleText(messages.get("formats.schemas.table"));
        Label none = new Label(messages.get("formats.schemas.none"));
        none.setWrapText(true);
        none.getStyleClass().add(Style.MUTED);
        table.setPlaceholder(none);
        Amounts amounts = new Amounts(messages);
        ColumnMaker<SchemaFile> columns = new ColumnMaker<>(table, id -> messages.get("formats.schemas.column." + id));
        columns.words("file", ColumnWidth.roomy(300), file -> Escapes.visible(file.name(), NAME_CHARS), Style.MONO);
        columns.words("size", ColumnWidth.upTo(84, 120), file -> amounts.bytes(file.size()), "right");
        columns.add("state", ColumnWidth.roomy(160), Function.identity(), StateCell::new);
        VBox.setVgrow(table, Priority.ALWAYS);
        Label intro = new Label(messages.get("formats.schemas.intro"));
        intro.setWrapText(true);
        intro.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(intro, table, details(), buttons(choose));
    }

    /** Puts the focus where work begins. */
    public void focus() {
        table.requestFocus();
    }

    private Node details() {
        Label details = new Label();
        details.setId("schemaDetails");
        details.setWrapText(true);
        details.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        details.getStyleClass().add("schema-details");
        table.getSelectionModel().selectedItemProperty().subscribe(file -> {
            details.setText(file == null ? messages.get("formats.schemas.select") : model.details(file));
            details.getStyleClass().removeAll(Style.DANGER, Style.MUTED);
            details.getStyleClass()
                    .add(file == null ? Style.MUTED : file.problem().isPresent() ? Style.DANGER : "plain");
        });
        Label problem = new Label();
        problem.setId("schemaProblem");
        problem.setWrapText(true);
        problem.getStyleClass().add(Style.DANGER);
        problem.textProperty().bind(model.problemProperty());
        problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        return new VBox(details, problem);
    }

    private Node buttons(Supplier<List<Path>> choose) {
        Button add = button("schemaAdd", "formats.schemas.add", "fth-plus");
        add.setOnAction(event -> {
            List<Path> chosen = choose.get();
            if (!chosen.isEmpty()) {
                model.add(chosen);
            }
        });
        Button remove = button("schemaRemove", "formats.schemas.remove", "fth-trash-2");
        remove.disableProperty().bind(Bindings.isNull(table.getSelectionModel().selectedItemProperty()));
        remove.setOnAction(event -> {
            SchemaFile file = table.getSelectionModel().getSelectedItem();
            if (file != null) {
                model.remove(file);
            }
        });
        Button reload = button("schemaReload", "formats.schemas.reload", "fth-refresh-cw");
        reload.disableProperty().bind(model.busyProperty());
        reload.setOnAction(event -> model.reload());
        HBox row = new HBox(add, remove, reload);
        row.getStyleClass().add("formats-buttons");
        return row;
    }

    private Button button(String id, String key, String icon) {
        Button button = new Button(messages.get(key), Icons.of(icon));
        button.setId(id);
        return button;
    }

    /** Whether it can be used, by an icon and in words. */
    private final class StateCell extends TableCell<SchemaFile, SchemaFile> {

        @Override
        protected void updateItem(SchemaFile file, boolean empty) {
            super.updateItem(file, empty);
            getStyleClass().removeAll(Style.DANGER, Style.SUCCESS);
            if (empty || file == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            boolean broken = file.problem().isPresent();
            setText(model.state(file));
            setGraphic(Icons.of(broken ? "fth-alert-triangle" : "fth-check"));
            getStyleClass().add(broken ? Style.DANGER : Style.SUCCESS);
        }
    }
}
