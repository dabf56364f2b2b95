package io.topiary.ui.inspect.hex;

import io.topiary.core.payload.HexRows;
import io.topiary.ui.kit.TextScale;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/** A hex dump of however many bytes, of which only the rows on screen exist. FX thread. */
final class HexView extends Region {

    /** In pixels of text of the usual size. */
    private static final double USUAL_ROW_HEIGHT = 20;

    private static final double LEFT = 10;

    private final List<HexLine> lines = new ArrayList<>();
    private final ScrollBar bar = new ScrollBar();
    private final HexSelection selection = new HexSelection();
    private final Runnable selected;
    private HexRows rows = new HexRows(new byte[0]);
    private double rowHeight = USUAL_ROW_HEIGHT;
    private double wheelRest;
    private boolean inAscii;
    private int first;

    /** @param selected told whenever something else is selected, or other bytes */
    HexView(Runnable selected) {
        this.selected = selected;
        getStyleClass().add("hex-view");
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        bar.setOrientation(Orientation.VERTICAL);
        bar.setUnitIncrement(1);
        bar.valueProperty().subscribe(value -> scrolled((int) Math.round(value.doubleValue())));
        getChildren().add(bar);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        TextScale.follow(this, scale -> {
            rowHeight = USUAL_ROW_HEIGHT * scale;
            requestLayout();
        });
        addEventHandler(ScrollEvent.SCROLL, this::wheel);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /** Shows {@code newRows}; with {@code newer}, scroll position and selection stay where they are if they can. */
    void show(HexRows newRows, boolean newer) {
        rows = newRows;
        selection.setSize(newRows.bytes().length, newer);
        first = newer ? Math.clamp(first, 0, last()) : 0;
        update();
        selected.run();
    }

    HexSelection selection() {
        return selection;
    }

    byte[] bytes() {
        return rows.bytes();
    }

    /** Selects from {@code from} to {@code to} (exclusive) and shows it. */
    void select(long from, long to) {
        selection.select(from, to);
        reveal(from / HexRows.WIDTH);
        selected.run();
    }

    private int capacity() {
        return (int) Math.max(1, Math.floor(getHeight() / rowHeight));
    }

    private int last() {
        return Math.max(0, rows.count() - capacity());
    }

    private void scrolled(int row) {
        if (row != first) {
            first = Math.clamp(row, 0, last());
            draw();
        }
    }

    private void reveal(long row) {
        int fits = capacity();
        if (row < first) {
            first = (int) row;
        } else if (row >= (long) first + fits) {
            first = (int) Math.min(last(), row - fits + 1);
        }
        update();
    }

    private void update() {
        bar.setMax(last());
        bar.setVisibleAmount(last() == 0 ? 1 : (double) capacity() * last() / Math.max(1, rows.count()));
        bar.setBlockIncrement(Math.max(1, capacity() - 1));
        bar.setValue(first);
        bar.setVisible(last() > 0);
        draw();
    }

    private void draw() {
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).show(rows, first + i, selection);
        }
    }

    @Override
    protected void layoutChildren() {
        int needed = (int) Math.ceil(getHeight() / rowHeight);
        while (lines.size() < needed) {
            HexLine line = new HexLine();
            lines.add(line);
            getChildren().add(getChildren().size() - 1, line);
        }
        first = Math.clamp(first, 0, last());
        double width = bar.prefWidth(-1);
        bar.resizeRelocate(getWidth() - width, 0, width, getHeight());
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).resizeRelocate(LEFT, i * rowHeight, Math.max(0, getWidth() - width - LEFT), rowHeight);
        }
        update();
    }

    private void wheel(ScrollEvent event) {
        wheelRest -= event.getDeltaY() / rowHeight;
        int by = (int) wheelRest;
        wheelRest -= by;
        bar.setValue(Math.clamp(first + by, 0, last()));
        event.consume();
    }

    private void press(MouseEvent event) {
        requestFocus();
        // the tabs around would take the focus
        event.consume();
        boolean keeps = event.getButton() == MouseButton.SECONDARY && !selection.isEmpty();
        HexLine line = lineAt(event.getY());
        if (keeps || line == null || event.getTarget() instanceof ScrollBar) {
            return;
        }
        long start = (long) line.row() * HexRows.WIDTH;
        inAscii = line.isAscii(event.getSceneX());
        if (line.isOffset(event.getSceneX())) {
            selection.select(start, Math.min(rows.bytes().length, start + HexRows.WIDTH));
        } else {
            selection.lead(start + line.byteAt(event.getSceneX(), event.getSceneY(), inAscii), event.isShiftDown());
        }
        draw();
        selected.run();
    }

    private void drag(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || selection.isEmpty()) {
            return;
        }
        int row = first + (int) Math.floor(event.getY() / rowHeight);
        int near = Math.clamp(row, 0, Math.max(0, rows.count() - 1));
        reveal(near);
        HexLine line = lines.get(Math.clamp(near - first, 0, lines.size() - 1));
        selection.lead((long) near * HexRows.WIDTH + line.byteAt(event.getSceneX(), event.getSceneY(), inAscii), true);
        draw();
        selected.run();
        event.consume();
    }

    private @Nullable HexLine lineAt(double y) {
        int index = (int) Math.floor(y / rowHeight);
        HexLine line = index >= 0 && index < lines.size() ? lines.get(index) : null;
        return line == null || line.row() < 0 ? null : line;
    }

    private void key(KeyEvent event) {
        long page = (long) (capacity() - 1) * HexRows.WIDTH;
        boolean shortcut = event.isShortcutDown();
        long caret = Math.max(0, selection.caret());
        long column = caret % HexRows.WIDTH;
        long by = switch (event.getCode()) {
            case LEFT -> -1;
            case RIGHT -> 1;
            case UP -> -HexRows.WIDTH;
            case DOWN -> HexRows.WIDTH;
            case PAGE_UP -> -page;
            case PAGE_DOWN -> page;
            case HOME -> shortcut ? -caret : -column;
            case END -> shortcut ? rows.bytes().length - caret : HexRows.WIDTH - 1 - column;
            default -> 0;
        };
        if (by != 0) {
            selection.move(by, event.isShiftDown());
            reveal(selection.caret() / HexRows.WIDTH);
            selected.run();
            event.consume();
        }
    }
}
