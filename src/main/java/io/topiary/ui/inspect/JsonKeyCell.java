package io.topiary.ui.inspect;

import io.topiary.ui.kit.CellGuard;
import io.topiary.ui.kit.GuardedCell;
import io.topiary.ui.kit.Indentation;
import io.topiary.ui.kit.RowTable;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The first column of the tree of JSON: indentation, arrow, and the key or the number of the element. */
final class JsonKeyCell extends GuardedCell<JsonTreeRow> {

    private static final PseudoClass EXPANDED = PseudoClass.getPseudoClass("expanded");
    private static final PseudoClass ELEMENT = PseudoClass.getPseudoClass("element");

    private final Indentation indent = new Indentation();
    private final StackPane arrow = new StackPane();
    private final Label key = new Label();
    private final HBox line = new HBox(indent, arrow, key);

    JsonKeyCell(CellGuard guard, JsonTreeViewModel model) {
        super(guard);
        Region shape = new Region();
        shape.getStyleClass().add("arrow");
        arrow.getChildren().add(shape);
        arrow.getStyleClass().addAll("disclosure", RowTable.NO_SELECT);
        arrow.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            JsonTreeRow row = getItem();
            if (event.getButton() == MouseButton.PRIMARY && row != null && row.isContainer()) {
                model.setOpen(row.node(), !row.open());
                event.consume();
            }
        });
        arrow.addEventHandler(MouseEvent.MOUSE_CLICKED, MouseEvent::consume);
        key.setMinWidth(0);
        key.getStyleClass().add("json-tree-key");
        line.getStyleClass().add("json-tree-line");
        line.setMinWidth(0);
        getStyleClass().add("json-key-cell");
    }

    @Override
    protected void show(JsonTreeRow row) {
        indent.setLevel(row.depth());
        arrow.setVisible(row.isContainer());
        arrow.pseudoClassStateChanged(EXPANDED, row.open());
        String name = row.key();
        key.setText(name != null ? name : row.depth() == 0 ? "$" : String.valueOf(row.index()));
        key.pseudoClassStateChanged(ELEMENT, name == null);
        setGraphic(line);
    }
}
