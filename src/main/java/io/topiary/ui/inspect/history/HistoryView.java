package io.topiary.ui.inspect.history;

import io.topiary.core.message.Message;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.ColumnWidth;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.RowSlot;
import io.topiary.ui.kit.RowTable;
import io.topiary.ui.kit.Style;
import io.topiary.ui.kit.Tips;
import io.topiary.ui.kit.message.MessageColumns;
import io.topiary.ui.kit.message.MessageLine;
import io.topiary.ui.kit.message.MessageWords;
import java.time.ZoneId;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Every message of the topic that is inspected, the newest at the top. FX thread. */
public final class HistoryView extends VBox {

    private static final ColumnWidth TIME_WIDTH = ColumnWidth.upTo(180, 240);
    /** With the day, as of recordings. */
    private static final ColumnWidth DAY_AND_TIME_WIDTH = ColumnWidth.upTo(213, 284);

    private final HistoryViewModel model;
    private final Messages messages;
    private final RowTable<HistoryRow> rows;
    private final HistoryMenu menu;
    private final ToggleButton relative;
    private final Label counts = new Label();

    /** The page of {@code model}. */
    public HistoryView(HistoryViewModel model, RowActions actions, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.rows = new RowTable<>(model.window());
        this.menu = new HistoryMenu(model, actions, messages);
        this.relative = Icons.toggle("fth-clock", messages.get("history.relative.tip"));
        setId("topicHistory");
        getStyleClass().add("topic-history");
        setVgrow(rows, Priority.ALWAYS);
        createTable();
        getChildren().addAll(createTools(), rows);
        model.standingProperty().subscribe(this::show);
    }

    private HBox createTools() {
        ToggleButton changes = new ToggleButton(messages.get("history.onlyChanges"));
        changes.setId("historyChanges");
        changes.setMinWidth(USE_PREF_SIZE);
        Tips.explain(changes, messages.get("history.onlyChanges.tip"));
        changes.selectedProperty().bindBidirectional(model.onlyChangesProperty());
        relative.setId("historyRelative");
        relative.selectedProperty().subscribe((before, now) -> rows.table().refresh());
        model.selection().selectedProperty().subscribe(message -> {
            if (relative.isSelected()) {
                rows.table().refresh();
            }
        });
        Button both = new Button(messages.get("history.both"));
        both.setId("historyCompare");
        both.setMinWidth(USE_PREF_SIZE);
        Tips.explain(both, messages.get("history.both.tip"));
        both.disableProperty().bind(model.selection().secondProperty().isNull());
        both.setOnAction(event -> menu.compareBoth());
        Button top = Icons.button("fth-chevrons-up", messages.get("history.toTop"));
        top.setId("historyTop");
        top.setOnAction(event -> model.toTop());
        model.window()
                .shownProperty()
                .subscribe(() -> top.setDisable(model.window().firstRow() == 0));
        counts.setId("historyCounts");
        counts.getStyleClass().addAll(Style.MUTED, Style.SMALL);
        counts.setMinWidth(0);
        counts.setTooltip(new Tooltip());
        counts.getTooltip().textProperty().bind(counts.textProperty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox tools = new HBox(changes, relative, both, space, counts, top);
        tools.setAlignment(Pos.CENTER_LEFT);
        tools.getStyleClass().add("topic-history-tools");
        return tools;
    }

    private void createTable() {
        MessageWords words = new MessageWords(messages, ZoneId.systemDefault());
        TableView<RowSlot<HistoryRow>> table = rows.table();
        table.setId("topicHistoryTable");
        table.setAccessibleText(messages.get("history.table"));
        Label none = new Label(messages.get("history.none"));
        none.setWrapText(true);
        table.setPlaceholder(none);
        table.setRowFactory(view -> new HistoryTableRow(model, words));
        HistoryWords ofHistory = model.words();
        new MessageColumns<HistoryRow>(messages, words)
                .addOfOneTopic(
                        table,
                        this::time,
                        model.session().model().isPast() ? DAY_AND_TIME_WIDTH : TIME_WIDTH,
                        ofHistory::interval,
                        ofHistory::changed);
        menu.attachTo(table);
        rows.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    }

    private String time(MessageLine line) {
        if (!relative.isSelected()) {
            return model.words().time(line);
        }
        Message reference = model.selection().selectedProperty().get();
        HistoryRow top = model.window().row(0);
        return model.words().relative(line, reference == null && top != null ? top.message() : reference);
    }

    /** With the key that adds to a selection, the row is the second one; the table itself knows but one. */
    private void pressed(MouseEvent event) {
        TableRow<?> row = RowTable.rowAround(event.getTarget());
        if (row != null
                && event.getButton() == MouseButton.PRIMARY
                && event.isShortcutDown()
                && model.selection().selectedProperty().get() != null) {
            model.selection().chooseSecond(model.window().row(row.getIndex()));
            event.consume();
        }
    }

    private void show(Standing standing) {
        counts.setText(standing.words());
    }
}
