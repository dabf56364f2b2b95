package io.topiary.ui.kit;

import java.util.ArrayList;
import java.util.List;
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
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Lines over time on a canvas, with axes, a legend that tells the newest values, and a cursor (pointer, or ← and →) under
 * which it tells those of any moment. Draws what a pixel can show and no more, so that a hundred thousand points cost as
 * little as two thousand. FX thread.
 */
public final class LinePlot extends Region {

    /** More lines than this have no colours. */
    public static final int MOST_TRACES = 4;

    private static final double AXIS_FONT = 0.82;
    private static final double PIXELS_PER_VALUE = 28;
    private static final double PIXELS_PER_TIME = 80;
    private static final int SHOWN_COLUMNS = 6;
    /** Room for the usual values, so that plots above one another begin at the same place; in heights of a line. */
    private static final double LEAST_MARGIN = 4.5;
    /** Half of a time below the axis, which may stand at the right edge; in heights of a line. */
    private static final double HALF_A_TIME = 2.6;

    private final StyleablePropertyFactory<LinePlot> factory =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private final StyleableProperty<Paint> grid =
            factory.createStyleablePaintProperty(this, "grid", "-plot-grid", plot -> plot.grid, Color.LIGHTGRAY);
    private final StyleableProperty<Paint> text =
            factory.createStyleablePaintProperty(this, "text", "-plot-text", plot -> plot.text, Color.GRAY);
    private final List<StyleableProperty<Paint>> paints = new ArrayList<>();
    private final Canvas canvas = new Canvas();
    private final PlotLegend legend;
    private final PlotWords words;
    private PlotData data = PlotData.NONE;
    private @Nullable PlotScale scale;
    private long cursor;
    private boolean pointing;

    /**
     * An empty plot.
     *
     * @param title what it is about
     */
    public LinePlot(String title, PlotWords words) {
        this.words = words;
        this.legend = new PlotLegend(title, words);
        for (int i = 0; i < MOST_TRACES; i++) {
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

    /** Puts the cursor to {@code micros} since 1970-01-01T00:00:00Z. */
    void setCursorAt(long micros) {
        cursor = Math.clamp(micros, data.fromMicros(), data.toMicros());
        pointing = true;
        tell();
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
        if (pointing) {
            pointing = false;
            tell();
            requestLayout();
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
            move(event.getCode() == KeyCode.LEFT ? -1 : 1);
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && pointing) {
            leave();
            event.consume();
        }
    }

    private void move(int points) {
        if (data.traces().isEmpty() || data.traces().getFirst().size() == 0) {
            return;
        }
        Trace first = data.traces().getFirst();
        int at = pointing ? first.nearest(cursor) + points : first.size() - 1;
        setCursorAt(first.micros()[Math.clamp(at, 0, first.size() - 1)]);
    }

    private void tell() {
        legend.show(data.traces(), pointing, cursor);
        setAccessibleText(legend.words());
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
        double head = legend.prefHeight(width);
        legend.resizeRelocate(left, top, width, head);
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
        double[] range = PlotScale.range(data);
        double valueStep = Ticks.step(range[1] - range[0], (int) (height / PIXELS_PER_VALUE));
        double highest = Math.ceil(range[1] / valueStep) * valueStep;
        double margin = line + Math.max(LEAST_MARGIN * line, widest(font, range[0], highest, valueStep));
        double width = Math.max(1, canvas.getWidth() - margin - HALF_A_TIME * line);
        PlotScale drawn = new PlotScale(data, margin, width, 0.8 * line, height, range[0], highest);
        // the pointer's place is that of this region, not of the canvas
        scale = new PlotScale(data, margin + canvas.getLayoutX(), width, 0.8 * line, height, range[0], highest);
        long timeStep = Ticks.timeStep(data.toMicros() - data.fromMicros(), (int) (width / PIXELS_PER_TIME));
        PlotPainter painter = new PlotPainter(
                canvas.getGraphicsContext2D(),
                words,
                font,
                grid.getValue(),
                text.getValue(),
                paints.stream().map(StyleableProperty::getValue).toList());
        painter.paint(drawn, valueStep, timeStep);
        if (pointing) {
            painter.cursor(drawn, cursor);
        }
    }

    private double widest(Font font, double lowest, double highest, double step) {
        double widest = 0;
        Text measure = new Text();
        measure.setFont(font);
        for (double mark = Math.ceil(lowest / step) * step; mark <= highest + step / 2; mark += step) {
            measure.setText(words.value(mark));
            widest = Math.max(widest, measure.getLayoutBounds().getWidth());
        }
        return widest;
    }
}
