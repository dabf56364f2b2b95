package io.topiary.ui.topics;

import io.topiary.core.message.Message;
import io.topiary.core.rules.RuleColour;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.CellGuard;
import io.topiary.ui.kit.GuardedCell;
import io.topiary.ui.kit.RowSlot;
import io.topiary.ui.kit.RowTable;
import io.topiary.ui.kit.TextCell;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.AccessibleRole;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** Builds the table of the tree: columns, rows, keys and clicks. */
final class TopicTable {

    private final TopicTreeViewModel model;
    private final Messages messages;
    private final TopicWords words;
    private final CellGuard guard;
    private final RowTable<TopicRow> rows;
    private Function<Message, @Nullable RuleColour> colours = message -> null;

    TopicTable(TopicTreeViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.words = new TopicWords(messages);
        this.guard = new CellGuard(messages);
        this.rows = new RowTable<>(model.window());
        TableView<RowSlot<TopicRow>> table = rows.table();
        table.setId("topicTree");
        table.setAccessibleRole(AccessibleRole.TREE_TABLE_VIEW);
        table.setAccessibleText(messages.get("topics.table"));
        table.setRowFactory(view -> new TopicTableRow(model, words, message -> colours.apply(message)));
        addColumns(table);
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        table.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        table.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    }

    RowTable<TopicRow> node() {
        return rows;
    }

    /** Has rows coloured by {@code newColours}, from now on and again. */
    void colourBy(Function<Message, @Nullable RuleColour> newColours) {
        colours = newColours;
        rows.table().refresh();
    }

    private void addColumns(TableView<RowSlot<TopicRow>> table) {
        TableColumn<RowSlot<TopicRow>, TopicRow> rate = column(
                "rate",
                80,
                () -> new TextCell<>(guard, words::rate).toTheRight().styled("faint"));
        rate.setMaxWidth(120);
        TableColumn<RowSlot<TopicRow>, TopicRow> count = column(
                "messages",
                80,
                () -> new TextCell<>(guard, words::messages).toTheRight().styled("faint"));
        count.setMaxWidth(140);
        TableColumn<RowSlot<TopicRow>, TopicRow> age = column(
                "age", 64, () -> new TextCell<>(guard, words::age).toTheRight().styled("faint"));
        age.setMaxWidth(110);
        TableColumn<RowSlot<TopicRow>, TopicRow> qos = column("qos", 52, () -> new RetainedCell(guard, words));
        qos.setMaxWidth(90);
        table.getColumns().add(column("topic", 240, () -> new TopicCell(guard, words, model::setExpanded)));
        table.getColumns().add(column("value", 200, () -> new ValueCell(guard, words)));
        table.getColumns().add(count);
        table.getColumns().add(rate);
        table.getColumns().add(age);
        table.getColumns().add(qos);
    }

    private TableColumn<RowSlot<TopicRow>, TopicRow> column(
            String id, double width, Supplier<GuardedCell<TopicRow>> cell) {
        TableColumn<RowSlot<TopicRow>, TopicRow> column = new TableColumn<>(messages.get("topics.column." + id));
        column.setId(id);
        column.setSortable(false);
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 44));
        column.setCellValueFactory(features -> features.getValue().rowProperty());
        column.setCellFactory(ignored -> cell.get());
        return column;
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
