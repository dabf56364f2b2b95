package io.topiary.ui.history.compare;

import io.topiary.core.compare.Finding;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.CellGuard;
import io.topiary.ui.kit.RowSlot;
import io.topiary.ui.kit.RowTable;
import io.topiary.ui.kit.TextCell;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.util.Subscription;

/** Builds the table of findings. FX thread. */
final class CompareTable {

    private static final List<String> STYLES = List.of("added", "removed", "changed", "equal");

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
        table.getColumns().add(limited(column("kind", 92, row -> kind(row), "compare-kind"), 110));
        table.getColumns().add(column("topic", 190, words::topic, "path"));
        table.getColumns().add(column("left", 130, finding -> words.value(finding.left()), "value-cell"));
        table.getColumns().add(column("right", 130, finding -> words.value(finding.right()), "value-cell"));
        var lag = limited(column("lag", 92, words::lag, "faint"), 110);
        model.overTimeProperty()
                .subscribe(overTime -> lag.setText(
                        overTime ? messages.get("compare.column.between") : messages.get("compare.column.lag")));
        table.getColumns().add(lag);
        table.getColumns().add(limited(column("leftTime", 116, finding -> words.time(finding.left()), "faint"), 130));
        table.getColumns().add(limited(column("rightTime", 116, finding -> words.time(finding.right()), "faint"), 130));
    }

    /** What has a usual width gets that and not much more. */
    private static TableColumn<RowSlot<CompareRow>, CompareRow> limited(
            TableColumn<RowSlot<CompareRow>, CompareRow> column, double most) {
        column.setMinWidth(column.getPrefWidth());
        column.setMaxWidth(most);
        return column;
    }

    private String kind(Finding finding) {
        boolean overTime = model.overTimeProperty().get();
        return finding.kind().glyph() + " " + words.kind(finding.kind(), overTime);
    }

    private TableColumn<RowSlot<CompareRow>, CompareRow> column(
            String id, double width, Function<Finding, String> text, String style) {
        TableColumn<RowSlot<CompareRow>, CompareRow> column = new TableColumn<>(messages.get("compare.column." + id));
        column.setId(id);
        column.setSortable(false);
        column.setPrefWidth(width);
        column.setMinWidth(44);
        column.setCellValueFactory(features -> features.getValue().rowProperty());
        Supplier<TextCell<CompareRow>> cell = () -> new TextCell<CompareRow>(guard, row -> text.apply(row.finding()))
                .leftToRight()
                .styled(style);
        column.setCellFactory(ignored -> cell.get());
        return column;
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
