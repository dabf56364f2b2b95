package io.topiary.ui.kit;

import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A table over a {@link RowWindow}: a TableView that holds just the rows on screen, and a scroll bar for the whole list.
 *
 * <p>JavaFX's own virtual flow walks over all row heights several times for each layout, also when they are fixed; with a
 * million rows that is felt.
 */
public final class RowTable<R> extends Region {

    /** Style class of nodes in a row that a click must not select the row for. */
    public static final String NO_SELECT = "no-select";

    private static final double ROW_HEIGHT = 25;
    /** In pixels. */
    private static final double LEAST_THUMB = 24;

    private final RowWindow<R> window;
    private final TableView<RowSlot<R>> table;
    private final ScrollBar bar = new ScrollBar();
    private final Region corner = new Region();
    private @Nullable SeveralRows<R> several;
    private @Nullable Region header;
    private @Nullable ScrollBar sideways;
    private double wheelRest;
    private boolean showing;
    /**
     * Whether the table leaves room for the scroll bar. Without rows that stays as it is: JavaFX would fit the columns to
     * another width then, and not fit them again to the one that its rows still have when they come back.
     */
    private boolean narrowed;

    /** A table without columns. */
    public RowTable(RowWindow<R> window) {
        this.window = window;
        this.table = createTable();
        bar.setOrientation(Orientation.VERTICAL);
        bar.setUnitIncrement(1);
        bar.valueProperty().subscribe(value -> scrolled(value.doubleValue()));
        corner.getStyleClass().add("column-header-background");
        getStyleClass().add("row-table");
        getChildren().addAll(table, corner, bar);
        window.shownProperty().subscribe(this::shown);
    }

    /** The table inside, for columns, rows, placeholder and keys. */
    public TableView<RowSlot<R>> table() {
        return table;
    }

    /** Lets several rows be selected, by keys and mouse as everywhere; {@code newSeveral} knows which. */
    public void selectSeveral(RowWindow.Several<R> newSeveral) {
        several = new SeveralRows<>(table, window, newSeveral);
    }

    /** Makes the lines before the first row comes, with {@code sample} as what they show while nobody sees them. */
    public void rehearse(R sample) {
        RowRehearsal.plan(table, window, sample);
    }

    /** The row that {@code node}, something inside of the table, belongs to, or null. */
    public static @Nullable TableRow<?> rowAround(@Nullable Object node) {
        Node at = node instanceof Node start ? start : null;
        while (at != null && !(at instanceof TableRow<?>)) {
            at = at.getParent();
        }
        return at instanceof TableRow<?> row && !row.isEmpty() ? row : null;
    }

    private TableView<RowSlot<R>> createTable() {
        TableView<RowSlot<R>> view = new TableView<>(window.slots()) {
            @Override
            public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
                return attribute == AccessibleAttribute.ROW_COUNT
                        ? (Object) (int) Math.min(Integer.MAX_VALUE, window.rowCount())
                        : super.queryAccessibleAttribute(attribute, parameters);
            }
        };
        view.setFixedCellSize(ROW_HEIGHT);
        view.setTableMenuButtonVisible(true);
        ColumnWidths.of(view);
        view.addEventFilter(ScrollEvent.SCROLL, this::wheel);
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        view.addEventFilter(MouseEvent.MOUSE_PRESSED, this::press);
        view.addEventFilter(MouseEvent.MOUSE_MOVED, event -> pointerAt(event.getTarget()));
        view.addEventHandler(MouseEvent.MOUSE_EXITED, event -> window.setPointerSlot(-1));
        view.skinProperty().subscribe(this::watchSkin);
        return view;
    }

    /** The skin's own parts, looked up once: a look-up walks through all cells, and a layout comes with every frame. */
    private void watchSkin() {
        header = table.lookup(".column-header-background") instanceof Region found ? found : null;
        sideways = table.lookup(".scroll-bar:horizontal") instanceof ScrollBar found ? found : null;
        if (header != null) {
            header.heightProperty().subscribe(this::requestLayout);
        }
        if (sideways != null) {
            sideways.visibleProperty().subscribe(this::requestLayout);
        }
    }

    private void wheel(ScrollEvent event) {
        if (event.getDeltaY() == 0 || event.isShiftDown() || event.isShortcutDown()) {
            return;
        }
        wheelRest -= event.getDeltaY() / table.getFixedCellSize();
        long rows = (long) wheelRest;
        wheelRest -= rows;
        if (rows != 0) {
            window.scrollBy(rows);
        }
        event.consume();
    }

    private void key(KeyEvent event) {
        SeveralRows<R> more = several;
        if (more != null && more.key(event)) {
            event.consume();
            return;
        }
        if (event.isShiftDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        long rows = rows(event);
        if (rows != 0) {
            window.owner().moveSelection(rows);
            if (more != null) {
                more.alone();
            }
            event.consume();
        }
    }

    private long rows(KeyEvent event) {
        int page = Math.max(1, window.capacity() - 1);
        boolean plain = !event.isShortcutDown();
        return switch (event.getCode()) {
            case UP, KP_UP -> plain ? -1 : 0;
            case DOWN, KP_DOWN -> plain ? 1 : 0;
            case PAGE_UP -> -page;
            case PAGE_DOWN -> page;
            case HOME -> Long.MIN_VALUE;
            case END -> Long.MAX_VALUE;
            default -> 0;
        };
    }

    private void press(MouseEvent event) {
        boolean selects = event.getButton() == MouseButton.PRIMARY || event.getButton() == MouseButton.SECONDARY;
        TableRow<?> row = rowAround(event.getTarget());
        if (!selects || row == null || isInside(event.getTarget(), NO_SELECT)) {
            return;
        }
        SeveralRows<R> more = several;
        if (more != null && more.press(event, row.getIndex())) {
            if (event.getButton() == MouseButton.PRIMARY) {
                event.consume();
            }
            return;
        }
        window.owner().selectSlot(row.getIndex());
        if (more != null) {
            more.alone();
        }
    }

    private static boolean isInside(Object target, String styleClass) {
        for (Node at = target instanceof Node node ? node : null; at != null; at = at.getParent()) {
            if (at.getStyleClass().contains(styleClass)) {
                return true;
            }
        }
        return false;
    }

    private void pointerAt(Object target) {
        TableRow<?> row = rowAround(target);
        window.setPointerSlot(row == null ? -1 : row.getIndex());
    }

    private void scrolled(double value) {
        if (!showing && Math.round(value) != window.firstRow()) {
            window.scrollTo(Math.round(value));
        }
    }

    private void shown() {
        showing = true;
        try {
            long last = Math.max(0, Math.max(window.rowCount() - window.capacity(), window.firstRow()));
            bar.setMax((double) last);
            bar.setVisibleAmount(last == 0 ? 1 : last * thumb());
            bar.setBlockIncrement(Math.max(1, window.capacity() - 1));
            bar.setValue((double) window.firstRow());
        } finally {
            showing = false;
        }
        if (several == null) {
            select(window.selectedSlot());
        } else {
            several.show();
        }
        boolean scrolls = scrolls();
        if (bar.isVisible() != scrolls || (narrowed != scrolls && window.rowCount() > 0)) {
            requestLayout();
        }
    }

    /** The share of the scroll bar that its thumb takes: among millions of rows it could not be seen, let alone taken. */
    private double thumb() {
        double shown = (double) window.capacity() / Math.max(1, window.rowCount());
        double least = bar.getHeight() > 0 ? LEAST_THUMB / bar.getHeight() : 0;
        return Math.min(1, Math.max(shown, least));
    }

    private void select(int slot) {
        TableView.TableViewSelectionModel<RowSlot<R>> selection = table.getSelectionModel();
        if (slot < 0) {
            selection.clearSelection();
        } else if (selection.getSelectedIndex() != slot) {
            selection.clearAndSelect(slot);
        }
    }

    private boolean scrolls() {
        return window.rowCount() > window.capacity() || window.firstRow() > 0;
    }

    @Override
    protected void layoutChildren() {
        double above = header == null ? 0 : header.getHeight();
        double below = sideways != null && sideways.isVisible() ? sideways.getHeight() : 0;
        double room = getHeight() - above - below - table.snappedTopInset() - table.snappedBottomInset();
        window.setCapacity((int) Math.max(0, Math.floor(room / table.getFixedCellSize())));
        if (window.rowCount() > 0) {
            narrowed = scrolls();
        }
        double barWidth = narrowed ? snapSizeX(bar.prefWidth(-1)) : 0;
        bar.setVisible(scrolls());
        corner.setVisible(narrowed);
        table.resizeRelocate(0, 0, getWidth() - barWidth, getHeight());
        corner.resizeRelocate(getWidth() - barWidth, 0, barWidth, above);
        bar.resizeRelocate(getWidth() - barWidth, above, barWidth, getHeight() - above);
    }
}
