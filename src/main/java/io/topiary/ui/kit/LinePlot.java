package io.topiary.ui.kit;

import io.topiary.ui.kit.TraceLook.Side;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Lines over time on a canvas, with axes, a legend that tells the newest values, and a cursor (pointer, or ←, →, Home and
 * End) under which it tells those of any moment. Draws what a pixel can show and no more, so that a hundred thousand points
 * cost as little as two thousand. FX thread.
 */
public final class LinePlot extends Region {

    private static final double AXIS_FONT = 0.82;
    private static final double PIXELS_PER_VALUE = 28;
    /** In heights of a line. */
    private static final double PER_TIME = 8.5;

    private static final int SHOWN_COLUMNS = 6;
    /** Room for the usual values, so that plots above one another begin at the same place; in heights of a line. */
    private static final double LEAST_MARGIN = 4.5;
    /** Half of a time below the axis, which may stand at the right edge; in heights of a line. */
    private static final double HALF_A_TIME = 2.6;
    /** How much of the height the legend may take. */
    private static final double MOST_LEGEND = 0.35;

    private static final double ONE_LINE = 1.5;

    private final StyleablePropertyFactory<LinePlot> factory =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private final StyleableProperty<Paint> grid =
            factory.createStyleablePaintProperty(this, "grid", "-plot-grid", plot -> plot.grid, Color.LIGHTGRAY);
    private final StyleableProperty<Paint> text =
            factory.createStyleablePaintProperty(this, "text", "-plot-text", plot -> plot.text, Color.GRAY);
    private final List<StyleableProperty<Paint>> paints = new ArrayList<>();
    private final ReadOnlyObjectWrapper<@Nullable Long> cursor = new ReadOnlyObjectWrapper<>();
    private final Canvas canvas = new Canvas();
    private final PlotLegend legend;
    private final PlotWords words;
    private PlotData data = PlotData.NONE;
    private @Nullable PlotScale scale;
    private long @Nullable [] selection;

    /**
     * An empty plot.
     *
     * @param title what it is about
     */
    public LinePlot(String title, PlotWords words) {
        this.words = words;
        this.legend = new PlotLegend(title, words);
        for (int i = 0; i < TraceLook.COLOURS; i++) {
            int index = i;
            paints.add(factory.createStyleablePaintProperty(
                    this, "line" + (i + 1), "-plot-line-" + (i + 1), plot -> plot.paints.get(index), Color.GRAY));
        }
        getStyleClass().add("line-plot");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        canvas.setMouseTransparent(true);
        getChildren().addAll(legend, canvas);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(event.getX()));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> leave());
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> requestFocus());
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        focusedProperty().subscribe(focused -> {
            if (!focused) {
                leave();
            }
        });
    }

    /** Does without the legend: somebody else tells the values. */
    public void hideLegend() {
        legend.setVisible(false);
    }

    /** Lets the user move through the time, by way of {@code target}. Once. */
    public void navigateBy(PlotNavigation target) {
        var _ = new PlotNavigator(this, target);
    }

    /** Shows {@code newData} from the next frame on. */
    public void show(PlotData newData) {
        data = newData;
        tell();
        requestLayout();
    }

    /** What it tells in words: each line's name and its value, the newest or the one under the cursor. */
    public String words() {
        return legend.words();
    }

    /** The moment under the cursor in microseconds since 1970-01-01T00:00:00Z, null without one. */
    public ReadOnlyObjectProperty<@Nullable Long> momentProperty() {
        return cursor.getReadOnlyProperty();
    }

    /** Puts the cursor to {@code micros} since 1970-01-01T00:00:00Z. */
    void setCursorAt(long micros) {
        cursor.set(Math.clamp(micros, data.fromMicros(), data.toMicros()));
        tell();
        requestLayout();
    }

    /** What is shown. */
    PlotData data() {
        return data;
    }

    /** Where it is drawn, null if there is no room. */
    @Nullable
    PlotScale scale() {
        return scale;
    }

    /** What zooming keeps where it is: the cursor, or the middle. */
    long centre() {
        Long at = cursor.get();
        return at != null ? at : data.fromMicros() + (data.toMicros() - data.fromMicros()) / 2;
    }

    /** Shades what lies between {@code from} and {@code to}. */
    void select(long from, long to) {
        selection = new long[] {from, to};
        requestLayout();
    }

    /** Shades nothing. */
    void selectNothing() {
        selection = null;
        requestLayout();
    }

    private void point(double x) {
        if (scale != null && x >= scale.left()) {
            setCursorAt(scale.micros(x));
        } else {
            leave();
        }
    }

    private void leave() {
        if (cursor.get() != null) {
            cursor.set(null);
            tell();
            requestLayout();
        }
    }

    private void pressed(KeyEvent event) {
        boolean taken = switch (event.getCode()) {
            case LEFT -> move(-1);
            case RIGHT -> move(1);
            case HOME -> move(Integer.MIN_VALUE);
            case END -> move(Integer.MAX_VALUE);
            default -> false;
        };
        if (!taken && event.getCode() == KeyCode.ESCAPE && cursor.get() != null) {
            leave();
            taken = true;
        }
        if (taken) {
            event.consume();
        }
    }

    /** Moves the cursor by so many points of the first line that has any to be seen. */
    private boolean move(int points) {
        for (Trace trace : data.traces()) {
            int first = trace.indexFrom(data.fromMicros());
            int last = trace.indexFrom(data.toMicros() + 1) - 1;
            if (first <= last) {
                Long now = cursor.get();
                long at = now == null ? (points == Integer.MIN_VALUE ? first : last) : trace.from(now, points);
                setCursorAt(trace.micros()[Math.clamp(at, first, last)]);
                return true;
            }
        }
        return true;
    }

    private void tell() {
        Long at = cursor.get();
        if (legend.isVisible()) {
            legend.show(data.traces(), at != null, at == null ? 0 : at);
            setAccessibleText(legend.words());
        }
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return factory.getCssMetaData();
    }

    @Override
    protected double computePrefWidth(double height) {
        return snappedLeftInset() + legend.prefWidth(-1) + snappedRightInset();
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double width = Math.max(0, getWidth() - left - snappedRightInset());
        double height = Math.max(0, getHeight() - top - snappedBottomInset());
        double whole = legend.isVisible() ? legend.prefHeight(width) : 0;
        // what is more would leave no room for the lines
        double head = Math.min(whole, Math.max(ONE_LINE * legend.font().getSize(), MOST_LEGEND * height));
        legend.resizeRelocate(left, top, width, head);
        legend.setClip(whole > head ? new Rectangle(width, head) : null);
        canvas.relocate(left, top + head);
        if (canvas.getWidth() != width || canvas.getHeight() != height - head) {
            canvas.setWidth(width);
            canvas.setHeight(Math.max(0, height - head));
        }
        draw();
    }

    private void draw() {
        Font font = Font.font(legend.font().getFamily(), legend.font().getSize() * AXIS_FONT);
        double line = font.getSize();
        double height = canvas.getHeight() - 2.5 * line;
        canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (height < line || canvas.getWidth() < SHOWN_COLUMNS * line) {
            scale = null;
            return;
        }
        int most = (int) (height / PIXELS_PER_VALUE);
        PlotAxis first = PlotAxis.of(data, Side.LEFT, most);
        PlotAxis second = PlotAxis.of(data, Side.RIGHT, most);
        double margin = line + Math.max(LEAST_MARGIN * line, widest(font, first));
        double right = data.has(Side.RIGHT) ? line + widest(font, second) : 0;
        double width = Math.max(1, canvas.getWidth() - margin - Math.max(HALF_A_TIME * line, right));
        PlotScale drawn = new PlotScale(data, margin, width, 0.8 * line, height, first, second);
        // the pointer's place is that of this region, not of the canvas
        scale = drawn.movedBy(canvas.getLayoutX());
        PlotPainter painter = new PlotPainter(
                canvas.getGraphicsContext2D(),
                words,
                font,
                grid.getValue(),
                text.getValue(),
                paints.stream().map(StyleableProperty::getValue).toList());
        painter.paint(drawn, Ticks.timeStep(data.toMicros() - data.fromMicros(), (int) (width / (PER_TIME * line))));
        Long at = cursor.get();
        if (selection != null) {
            painter.selection(drawn, selection[0], selection[1]);
        } else if (at != null) {
            painter.cursor(drawn, at);
        }
    }

    private double widest(Font font, PlotAxis axis) {
        double widest = 0;
        Text measure = new Text();
        measure.setFont(font);
        for (double mark : axis.marks()) {
            measure.setText(axis.text(mark, words));
            widest = Math.max(widest, measure.getLayoutBounds().getWidth());
        }
        return widest;
    }
}
