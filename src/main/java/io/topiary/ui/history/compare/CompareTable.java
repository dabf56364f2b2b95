package io.topiary.ui.history.compare;

import io.topiary.core.compare.Finding;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.CellGuard;
import io.topiary.ui.kit.ColumnMaker;
import io.topiary.ui.kit.ColumnWidth;
import io.topiary.ui.kit.ColumnWidths;
import io.topiary.ui.kit.RowSlot;
import io.topiary.ui.kit.RowTable;
import io.topiary.ui.kit.TextCell;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.util.Subscription;

/** Builds the table of findings. FX thread. */
final class CompareTable {

    private static final List<String> STYLES = List.of("added", "removed", "changed", "equal");

    private static final ColumnWidth TIME_WIDTH = ColumnWidth.upTo(116, 150);

    private final CompareViewModel model;
    private final Messages messages;
    private final CompareWords words;
    private final CellGuard guard;
    private final RowTable<CompareRow> rows;

    CompareTable(CompareViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.words = model.words();
        this.guard = new CellGuard(messages);
        this.rows = new RowTable<>(model.rows().window());
        TableView<RowSlot<CompareRow>> table = rows.table();
        table.setId("compareTable");
        table.setAccessibleText(messages.get("compare.table"));
        table.setRowFactory(view -> new Row());
        table.setPlaceholder(createPlaceholder());
        addColumns(table);
        model.overTimeProperty().subscribe(overTime -> table.refresh());
    }

    RowTable<CompareRow> node() {
        return rows;
    }

    private Label createPlaceholder() {
        Label placeholder = new Label();
        placeholder.setId("compareNothing");
        placeholder.getStyleClass().add("compare-nothing");
        placeholder.setWrapText(true);
        Runnable say = () -> placeholder.setText(
                model.resultProperty().get() == null
                        ? messages.get("compare.nothing.yet")
                        : messages.get("compare.nothing.found"));
        model.resultProperty().subscribe(say);
        say.run();
        return placeholder;
    }

    private void addColumns(TableView<RowSlot<CompareRow>> table) {
        add(table, ColumnWidth.upTo(92, 130), column("kind", row -> kind(row), "compare-kind"));
        add(table, ColumnWidth.roomy(190), column("topic", words::topic, "path"));
        add(table, ColumnWidth.roomy(130), column("left", finding -> words.value(finding.left()), "value-cell"));
        add(table, ColumnWidth.roomy(130), column("right", finding -> words.value(finding.right()), "value-cell"));
        var lag = column("lag", words::lag, "faint");
        model.overTimeProperty()
                .subscribe(overTime -> lag.setText(
                        overTime ? messages.get("compare.column.between") : messages.get("compare.column.lag")));
        add(table, ColumnWidth.upTo(92, 130), lag);
        add(table, TIME_WIDTH, column("leftTime", finding -> words.time(finding.left()), "faint"));
        add(table, TIME_WIDTH, column("rightTime", finding -> words.time(finding.right()), "faint"));
    }

    private static void add(
            TableView<RowSlot<CompareRow>> table,
            ColumnWidth width,
            TableColumn<RowSlot<CompareRow>, CompareRow> column) {
        ColumnWidths.of(table).set(column, width);
        table.getColumns().add(column);
    }

    private String kind(Finding finding) {
        boolean overTime = model.overTimeProperty().get();
        return finding.kind().glyph() + " " + words.kind(finding.kind(), overTime);
    }

    private TableColumn<RowSlot<CompareRow>, CompareRow> column(
            String id, Function<Finding, String> text, String style) {
        return ColumnMaker.ofSlots(
                id,
                messages.get("compare.column." + id),
                () -> new TextCell<CompareRow>(guard, row -> text.apply(row.finding()))
                        .leftToRight()
                        .styled(style));
    }

    /** A row in the colour of what it tells, and in words for a screen reader. */
    private final class Row extends TableRow<RowSlot<CompareRow>> {

        private Subscription following = Subscription.EMPTY;

        @Override
        protected void updateItem(RowSlot<CompareRow> slot, boolean empty) {
            super.updateItem(slot, empty);
            following.unsubscribe();
            following = Subscription.EMPTY;
            getStyleClass().removeAll(STYLES);
            setAccessibleText(null);
            if (!empty && slot != null) {
                following = slot.rowProperty().subscribe(this::show);
            }
        }

        private void show(CompareRow row) {
            Finding finding = row.finding();
            getStyleClass().removeAll(STYLES);
            getStyleClass().add(finding.kind().name().toLowerCase(Locale.ROOT));
            setAccessibleText(words.line(finding, model.overTimeProperty().get()));
        }
    }
}
