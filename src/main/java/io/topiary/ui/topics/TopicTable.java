package io.topiary.ui.topics;

import io.topiary.core.settings.LookStore;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.RowSlot;
import io.topiary.ui.kit.RowTable;
import javafx.scene.AccessibleRole;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** Builds the table of the tree: columns, rows, keys and clicks. */
final class TopicTable {

    private final TopicTreeViewModel model;
    private final RowTable<TopicRow> rows;
    private final TreeColumns columns;

    TopicTable(TopicTreeViewModel model, LookStore.Memory memory, Messages messages) {
        this.model = model;
        TopicWords words = new TopicWords(messages);
        this.rows = new RowTable<>(model.window());
        TableView<RowSlot<TopicRow>> table = rows.table();
        table.setId("topicTree");
        table.setAccessibleRole(AccessibleRole.TREE_TABLE_VIEW);
        table.setAccessibleText(messages.get("topics.table"));
        table.setRowFactory(view -> new TopicTableRow(model, words));
        this.columns = new TreeColumns(table, memory, messages, model::setExpanded);
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        table.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        table.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    }

    RowTable<TopicRow> node() {
        return rows;
    }

    /** Which columns there are. */
    TreeColumns columns() {
        return columns;
    }

    private void pressed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        boolean shift = event.isShiftDown();
        KeyCode code = event.getCode();
        if (code == KeyCode.RIGHT && shift) {
            model.expandSubtree();
        } else if (code == KeyCode.RIGHT) {
            model.expandOrEnter();
        } else if (code == KeyCode.LEFT && !shift) {
            model.collapseOrLeave();
        } else {
            return;
        }
        event.consume();
    }

    private void typed(KeyEvent event) {
        if (event.getCharacter().equals("*")) {
            model.expandAll();
            event.consume();
        }
    }

    private void clicked(MouseEvent event) {
        TableRow<?> row = RowTable.rowAround(event.getTarget());
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && row != null) {
            TopicRow topic = model.window().row(row.getIndex());
            if (topic != null && topic.isBranch()) {
                model.setExpanded(topic.path(), !topic.level().expanded());
            }
        }
    }
}
