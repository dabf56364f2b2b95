package io.topiary.ui.topics;

import io.topiary.core.message.Message;
import io.topiary.core.settings.LookStore;
import io.topiary.core.settings.TreeLook.Column;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.CellGuard;
import io.topiary.ui.kit.GuardedCell;
import io.topiary.ui.kit.RowSlot;
import io.topiary.ui.kit.TextCell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** The columns of the tree: which there are, which are shown, and how the user arranged them. FX thread. */
final class TreeColumns {

    private static final double ANY = 10_000;
    private static final double NARROWEST = 26;
    private static final double VALUE_WIDTH = 90;
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_VALUE = 200;
    private static final String TOPIC = "topic";
    private static final Set<String> FIGURES = Set.of("messages", "rate", "interval", "age", "size", "qos");

    private final TableView<RowSlot<TopicRow>> table;
    private final LookStore.Memory memory;
    private final Messages messages;
    private final CellGuard guard;
    private final ContextMenu menu = new ContextMenu();
    private final List<Kind> kinds;
    private boolean arranging;

    /** A column that there can be. */
    private record Kind(TableColumn<RowSlot<TopicRow>, TopicRow> column, double width, double widest, boolean shown) {}

    /**
     * The columns of {@code table}, arranged as {@code memory} says.
     *
     * @param expand expands or collapses a path
     */
    TreeColumns(
            TableView<RowSlot<TopicRow>> table,
            LookStore.Memory memory,
            Messages messages,
            BiConsumer<String, Boolean> expand) {
        this.table = table;
        this.memory = memory;
        this.messages = messages;
        this.guard = new CellGuard(messages);
        this.kinds = kinds(new TopicWords(messages), expand);
        arrange(memory.look().columns());
        menu.setOnShowing(event -> menu.getItems().setAll(items()));
        // an empty menu is never shown
        menu.getItems().setAll(items());
        table.getColumns().addListener((ListChangeListener<Object>) change -> arranged());
        table.skinProperty().subscribe(() -> replaceMenu(menu));
    }

    private List<Kind> kinds(TopicWords words, BiConsumer<String, Boolean> expand) {
        List<Kind> all = new ArrayList<>();
        all.add(kind(TOPIC, 206, ANY, true, () -> new TopicCell(guard, words, expand)));
        all.add(kind("value", 150, ANY, true, () -> new ValueCell(guard, words)));
        all.add(kind("messages", 84, 140, true, () -> figure(words::messages)));
        all.add(kind("rate", 58, 120, true, () -> figure(words::rate)));
        all.add(kind("interval", 66, 120, false, () -> new TippedCell(guard, words::interval, words::intervalTip)));
        all.add(kind("minute", 84, 200, false, () -> new MinuteCell(guard)));
        all.add(kind("age", 54, 110, true, () -> figure(words::age)));
        all.add(kind("size", 60, 110, false, () -> figure(words::size)));
        all.add(kind("qos", 40, 70, false, () -> figure(words::qos)));
        all.add(kind("retained", 30, 110, true, () -> new RetainedCell(guard, words)));
        return all;
    }

    private GuardedCell<TopicRow> figure(Function<TopicRow, String> words) {
        return new TextCell<>(guard, words).toTheRight().styled("faint");
    }

    private Kind kind(String id, double width, double widest, boolean shown, Supplier<GuardedCell<TopicRow>> cell) {
        Kind kind = new Kind(column(id, messages.get("topics.column." + id), widest, cell), width, widest, shown);
        equip(kind);
        return kind;
    }

    /** A column that the user made. */
    private Kind kind(ColumnValue value) {
        Supplier<GuardedCell<TopicRow>> cell =
                () -> new TextCell<TopicRow>(guard, row -> text(row, value)).leftToRight();
        Kind kind = new Kind(column(value.id(), value.name(messages, LONGEST_NAME), ANY, cell), VALUE_WIDTH, ANY, true);
        equip(kind);
        return kind;
    }

    private static String text(TopicRow row, ColumnValue value) {
        Message newest = row.level().newest();
        return newest == null ? "" : Escapes.visible(value.in(newest), LONGEST_VALUE);
    }

    private void equip(Kind kind) {
        kind.column().setContextMenu(menu);
        kind.column().visibleProperty().subscribe(this::arranged);
    }

    /** Whether {@code value} is a column that is shown. */
    boolean has(ColumnValue value) {
        return table.getColumns().stream().anyMatch(column -> column.getId().equals(value.id()) && column.isVisible());
    }

    /** Makes a column of {@code value}, or takes it out. */
    void set(ColumnValue value, boolean shown) {
        kinds.removeIf(kind -> kind.column().getId().equals(value.id()));
        List<TableColumn<RowSlot<TopicRow>, ?>> columns = new ArrayList<>(table.getColumns());
        columns.removeIf(column -> column.getId().equals(value.id()));
        if (shown) {
            Kind made = kind(value);
            made.column().setPrefWidth(VALUE_WIDTH);
            kinds.add(made);
            columns.add(made.column());
        }
        table.getColumns().setAll(columns);
        remember();
    }

    private TableColumn<RowSlot<TopicRow>, TopicRow> column(
            String id, String name, double widest, Supplier<GuardedCell<TopicRow>> cell) {
        TableColumn<RowSlot<TopicRow>, TopicRow> column = new TableColumn<>(name);
        column.setId(id);
        if (FIGURES.contains(id)) {
            column.getStyleClass().add("right");
        }
        column.setSortable(false);
        column.setMinWidth(NARROWEST);
        column.setMaxWidth(widest);
        column.setCellValueFactory(features -> features.getValue().rowProperty());
        column.setCellFactory(ignored -> cell.get());
        return column;
    }

    /** Arranges the columns as {@code wanted}; those that it does not name follow as usual. */
    private void arrange(List<Column> wanted) {
        arranging = true;
        List<String> order = wanted.stream().map(Column::id).toList();
        kinds.removeIf(kind -> ColumnValue.of(kind.column().getId()).isPresent());
        order.forEach(id -> ColumnValue.of(id).ifPresent(value -> kinds.add(kind(value))));
        List<Kind> sorted = new ArrayList<>(kinds);
        sorted.sort(Comparator.comparingInt(kind -> order.contains(kind.column().getId())
                ? order.indexOf(kind.column().getId())
                : order.size()));
        for (Kind kind : sorted) {
            TableColumn<?, ?> column = kind.column();
            int at = order.indexOf(column.getId());
            Column known = at < 0 ? new Column(column.getId(), kind.width(), kind.shown()) : wanted.get(at);
            // the constrained widths of a table only follow from preferred ones that were not there before
            column.setPrefWidth(Math.clamp(known.width(), NARROWEST, kind.widest()));
            column.setVisible(known.shown() || column.getId().equals(TOPIC));
        }
        table.getColumns().setAll(sorted.stream().map(Kind::column).toList());
        arranging = false;
    }

    private void arranged() {
        if (!arranging) {
            remember();
        }
    }

    /** Remembers order, widths and what is shown. */
    void remember() {
        memory.change(look -> look.withColumns(table.getColumns().stream()
                .map(column -> new Column(column.getId(), Math.rint(column.getWidth()), column.isVisible()))
                .toList()));
    }

    /** A tick for each column, and a way back. */
    List<MenuItem> items() {
        List<MenuItem> items = new ArrayList<>();
        for (TableColumn<?, ?> column : table.getColumns()) {
            CheckMenuItem item = new CheckMenuItem(column.getText());
            item.setSelected(column.isVisible());
            item.setDisable(column.getId().equals(TOPIC));
            item.setOnAction(event -> column.setVisible(item.isSelected()));
            items.add(item);
        }
        MenuItem reset = new MenuItem(messages.get("topics.columns.reset"));
        reset.setOnAction(event -> reset());
        items.add(new SeparatorMenuItem());
        items.add(reset);
        return items;
    }

    private void reset() {
        arrange(List.of());
        memory.change(look -> look.withColumns(List.of()));
    }

    /** The button in the corner that JavaFX fills with the columns alone shows the same menu as the header. */
    private void replaceMenu(ContextMenu menu) {
        @Nullable Node corner = table.lookup(".show-hide-columns-button");
        if (corner != null) {
            corner.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
                menu.show(corner, Side.BOTTOM, 0, 0);
                event.consume();
            });
        }
    }
}
