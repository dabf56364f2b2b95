package io.topiary.ui.kit;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/**
 * Moves through the time of a plot: dragging shows what was dragged over, with Shift or another button it moves what is
 * shown; the wheel zooms around the pointer, with Shift it moves; a double click and 0 go back. Keys: + and - zoom, page up
 * and down move. FX thread.
 */
final class PlotNavigator {

    private static final double ZOOM = 1.25;
    private static final double MOVE = 0.15;
    private static final double PAGE = 0.8;
    /** What is shorter than this is a click. */
    private static final double LEAST_DRAG = 5;

    private static final long SHORTEST_MICROS = 100;
    /** Two hundred years, more than anybody records. */
    private static final long LONGEST_MICROS = 6_300_000_000_000_000L;

    private final LinePlot plot;
    private final PlotNavigation target;
    private @Nullable PlotScale grabbed;
    private double pressedAt;
    private boolean moving;

    PlotNavigator(LinePlot plot, PlotNavigation target) {
        this.plot = plot;
        this.target = target;
        plot.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        plot.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        plot.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        plot.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        plot.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        plot.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        plot.addEventHandler(KeyEvent.KEY_PRESSED, this::keyed);
    }

    private void pressed(MouseEvent event) {
        PlotScale scale = plot.scale();
        if (scale == null || event.getButton() == MouseButton.SECONDARY) {
            return;
        }
        grabbed = scale;
        pressedAt = event.getX();
        moving = event.isShiftDown() || event.getButton() == MouseButton.MIDDLE;
    }

    private void dragged(MouseEvent event) {
        PlotScale scale = grabbed;
        if (scale == null) {
            return;
        }
        if (moving) {
            long by = Math.round((pressedAt - event.getX()) * scale.microsPerPixel());
            show(scale.data().fromMicros() + by, scale.data().toMicros() + by);
        } else if (Math.abs(event.getX() - pressedAt) >= LEAST_DRAG) {
            plot.select(scale.micros(pressedAt), scale.micros(event.getX()));
        }
        event.consume();
    }

    private void released(MouseEvent event) {
        PlotScale scale = grabbed;
        grabbed = null;
        plot.selectNothing();
        if (scale != null && !moving && Math.abs(event.getX() - pressedAt) >= LEAST_DRAG) {
            long one = scale.micros(pressedAt);
            long other = scale.micros(event.getX());
            show(Math.min(one, other), Math.max(one, other));
        }
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && event.isStillSincePress()) {
            target.resetRange();
        }
    }

    private void scrolled(ScrollEvent event) {
        PlotScale scale = plot.scale();
        // with Shift the wheel is a horizontal one
        double sideways = event.getDeltaX();
        double upwards = event.getDeltaY();
        if (scale == null || (sideways == 0 && upwards == 0)) {
            return;
        }
        if (Math.abs(sideways) > Math.abs(upwards) || event.isShiftDown()) {
            move(Math.signum(sideways == 0 ? upwards : sideways) * -MOVE);
        } else {
            zoom(upwards > 0 ? 1 / ZOOM : ZOOM, scale.micros(event.getX()));
        }
        event.consume();
    }

    private void typed(KeyEvent event) {
        switch (event.getCharacter()) {
            case "+", "=" -> zoom(1 / ZOOM, plot.centre());
            case "-" -> zoom(ZOOM, plot.centre());
            case "0" -> target.resetRange();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void keyed(KeyEvent event) {
        if (event.getCode() == KeyCode.PAGE_UP || event.getCode() == KeyCode.PAGE_DOWN) {
            move(event.getCode() == KeyCode.PAGE_UP ? -PAGE : PAGE);
            event.consume();
        }
    }

    private void move(double widths) {
        PlotData data = plot.data();
        long by = Math.round(widths * (data.toMicros() - data.fromMicros()));
        show(data.fromMicros() + by, data.toMicros() + by);
    }

    /** Shows {@code times} as much, with {@code around} where it is. */
    private void zoom(double times, long around) {
        PlotData data = plot.data();
        long before = Math.round((around - data.fromMicros()) * times);
        long after = Math.round((data.toMicros() - around) * times);
        show(around - before, around + after);
    }

    private void show(long from, long to) {
        long span = Math.clamp(to - from, SHORTEST_MICROS, LONGEST_MICROS);
        long middle = from + (to - from) / 2;
        target.showRange(middle - span / 2, middle - span / 2 + span);
    }
}
