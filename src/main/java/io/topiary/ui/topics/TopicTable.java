package io.topiary.ui.topics;

import io.topiary.core.message.Message;
import io.topiary.core.rules.RuleColour;
import io.topiary.core.settings.LookStore;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.RowSlot;
import io.topiary.ui.kit.RowTable;
import java.util.function.Function;
import javafx.scene.AccessibleRole;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** Builds the table of the tree: columns, rows and clicks. */
final class TopicTable {

    private final TopicTreeViewModel model;
    private final RowTable<TopicRow> rows;
    private final TreeColumns columns;
    private Function<Message, @Nullable RuleColour> colours = message -> null;

    TopicTable(TopicTreeViewModel model, LookStore.Memory memory, Messages messages) {
        this.model = model;
        TopicWords words = new TopicWords(messages);
        this.rows = new RowTable<>(model.window());
        TableView<RowSlot<TopicRow>> table = rows.table();
        table.setId("topicTree");
        table.setAccessibleRole(AccessibleRole.TREE_TABLE_VIEW);
        table.setAccessibleText(messages.get("topics.table"));
        table.setRowFactory(view -> new TopicTableRow(model, words, message -> colours.apply(message)));
        this.columns = new TreeColumns(table, memory, messages, model::setExpanded);
        table.addEventHandler(MouseEvent.MOUSE_ENTERED, event -> model.setPointerOver(true));
        table.addEventHandler(MouseEvent.MOUSE_EXITED, event -> model.setPointerOver(false));
        table.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        rows.rehearse(TopicRow.sample());
    }

    RowTable<TopicRow> node() {
        return rows;
    }

    /** Which columns there are. */
    TreeColumns columns() {
        return columns;
    }

    /** Has rows coloured by {@code newColours}, from now on and again. */
    void colourBy(Function<Message, @Nullable RuleColour> newColours) {
        colours = newColours;
        rows.table().refresh();
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
