package io.topiary.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/**
 * How wide the columns of a table are, in text of any size: each as wide as wanted, while those that take what room there is
 * make up the difference. Room that does not do even so is scrolled through. Widths are kept in pixels of text of the usual
 * size, so that they are the user's own also when text gets larger. FX thread.
 */
public final class ColumnWidths {

    private static final String KEY = ColumnWidths.class.getName();
    private static final double LESS_THAN_A_PIXEL = 0.3;
    /** JavaFX makes a column as wide as what is in it if its preferred width is just this. */
    private static final double FITTED_BY_ITSELF = 80;

    private final TableView<?> table;
    private final Map<TableColumnBase<?, ?>, Wish> wishes = new WeakHashMap<>();
    private double scale = 1;
    private boolean arranging;

    private record Wish(ColumnWidth width, double wanted) {}

    private ColumnWidths(TableView<?> table) {
        this.table = table;
        table.setColumnResizePolicy(features -> features.getColumn() == null ? fit(features) : drag(features));
        TextScale.follow(table, this::rescale);
    }

    /** The widths of the columns of {@code table}; from then on they are as this class says. */
    public static ColumnWidths of(TableView<?> table) {
        return (ColumnWidths) table.getProperties().computeIfAbsent(KEY, key -> new ColumnWidths(table));
    }

    /** Makes {@code column} as wide as {@code width} says, until the user changes it. */
    public void set(TableColumnBase<?, ?> column, ColumnWidth width) {
        boolean known = wishes.containsKey(column);
        wishes.put(column, new Wish(width, width.usual()));
        apply(column);
        if (!known) {
            column.widthProperty().subscribe((before, now) -> resized(column, now.doubleValue()));
        }
    }

    /** How wide {@code column} is wanted, in pixels of text of the usual size. */
    public double wanted(TableColumnBase<?, ?> column) {
        return wish(column).wanted();
    }

    /** Makes {@code column} as wide as it was wanted before, in pixels of text of the usual size. */
    public void want(TableColumnBase<?, ?> column, double width) {
        ColumnWidth limits = wish(column).width();
        wishes.put(column, new Wish(limits, Math.clamp(width, limits.narrowest(), limits.most())));
        apply(column);
    }

    private Wish wish(TableColumnBase<?, ?> column) {
        Wish wish = wishes.get(column);
        if (wish != null) {
            return wish;
        }
        return new Wish(ColumnWidth.roomy(column.getPrefWidth()), column.getPrefWidth() / scale);
    }

    private void rescale(double newScale) {
        if (newScale != scale) {
            scale = newScale;
            List.copyOf(table.getColumns()).forEach(this::apply);
            fitAgain();
        }
    }

    private void fitAgain() {
        fit(new TableView.ResizeFeatures<>(table, null, 0.0));
    }

    private void apply(TableColumnBase<?, ?> column) {
        Wish wish = wish(column);
        boolean nested = arranging;
        arranging = true;
        double wanted = wish.wanted() * scale;
        column.setMinWidth(wish.width().narrowest() * scale);
        column.setMaxWidth(wish.width().most() * scale);
        column.setPrefWidth(wanted == FITTED_BY_ITSELF ? Math.nextUp(wanted) : wanted);
        arranging = nested;
    }

    /** Somebody else gave {@code column} a width, such as JavaFX that of what is in it after a double click. */
    private void resized(TableColumnBase<?, ?> column, double width) {
        if (!arranging) {
            want(column, width / scale);
            fitAgain();
        }
    }

    private boolean fit(TableView.ResizeFeatures<?> features) {
        double room = features.getContentWidth();
        if (room > 0) {
            show(features, RoomShares.of(room, asks(null, 0)));
        }
        return true;
    }

    private boolean drag(TableView.ResizeFeatures<?> features) {
        TableColumnBase<?, ?> column = features.getColumn();
        Wish wish = wish(column);
        double width = Math.clamp(column.getWidth() + features.getDelta(), column.getMinWidth(), column.getMaxWidth());
        double room = features.getContentWidth();
        double[] widths = RoomShares.of(room, asks(column, width));
        double used = 0;
        for (double each : widths) {
            used += each;
        }
        boolean fits = Math.abs(used - room) < 1;
        // what takes the room that there is can't be made narrower or wider where nothing takes or gives the difference
        if (width == column.getWidth() || (wish.width().takesRoom() && !fits)) {
            return false;
        }
        wishes.put(column, new Wish(wish.width(), width / scale));
        show(features, widths);
        if (fits) {
            keepShares();
        }
        table.getVisibleLeafColumns().forEach(this::apply);
        show(features, widths);
        return true;
    }

    /** What takes the room is wanted as it is now: it would jump at the next occasion. */
    private void keepShares() {
        for (TableColumnBase<?, ?> each : table.getVisibleLeafColumns()) {
            Wish wish = wish(each);
            if (wish.width().takesRoom()) {
                wishes.put(each, new Wish(wish.width(), each.getWidth() / scale));
            }
        }
    }

    /** What each visible column asks for; {@code held}, if any, nothing but {@code heldWidth}. */
    private List<RoomShares.Ask> asks(@Nullable TableColumnBase<?, ?> held, double heldWidth) {
        List<RoomShares.Ask> asks = new ArrayList<>();
        for (TableColumnBase<?, ?> column : table.getVisibleLeafColumns()) {
            Wish wish = wish(column);
            double wanted = wish.wanted() * scale;
            asks.add(
                    column.equals(held)
                            ? new RoomShares.Ask(heldWidth, heldWidth, false)
                            : new RoomShares.Ask(
                                    wanted,
                                    Math.min(wanted, wish.width().least() * scale),
                                    wish.width().takesRoom()));
        }
        return asks;
    }

    /** Gives the visible columns {@code widths}, each ending at a whole pixel of the screen. */
    private void show(TableView.ResizeFeatures<?> features, double[] widths) {
        boolean nested = arranging;
        arranging = true;
        double pixel = table.snapSizeX(LESS_THAN_A_PIXEL);
        double end = 0;
        double shown = 0;
        List<? extends TableColumnBase<?, ?>> columns = table.getVisibleLeafColumns();
        for (int i = 0; i < columns.size(); i++) {
            end += widths[i];
            double snapped = Math.floor(end / pixel + 0.001) * pixel;
            setWidth(features, columns.get(i), snapped - shown);
            shown = snapped;
        }
        arranging = nested;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void setWidth(TableView.ResizeFeatures features, TableColumnBase column, double width) {
        features.setColumnWidth(column, width);
    }
}
