package io.topiary.ui.kit;

import io.topiary.ui.kit.TraceLook.Side;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * Draws a plot: grid, axes, lines and cursor. FX thread.
 *
 * @param gc where
 * @param words how numbers and times are written
 * @param font of the axes
 * @param grid colour of the grid
 * @param text colour of the axes' words
 * @param paints colours of the lines
 */
record PlotPainter(GraphicsContext gc, PlotWords words, Font font, Paint grid, Paint text, List<Paint> paints) {

    private static final double LINE = 1.5;
    private static final double CURSOR_DOT = 3.4;
    /** Points that are at least so many pixels apart are marked. */
    private static final double PIXELS_PER_MARK = 14;

    /** Draws everything anew on {@code scale}. */
    void paint(PlotScale scale, long timeStep) {
        gc.setFont(font);
        gc.setLineWidth(1);
        gc.setLineDashes();
        boolean twoAxes = scale.data().has(Side.RIGHT);
        if (scale.data().has(Side.LEFT) || !twoAxes) {
            firstAxis(scale);
        }
        if (twoAxes) {
            secondAxis(scale);
        }
        times(scale, timeStep);
        gc.save();
        gc.beginPath();
        gc.rect(scale.left(), scale.top() - LINE, scale.width(), scale.height() + 2 * LINE);
        gc.clip();
        List<Trace> traces = scale.data().traces();
        for (int i = traces.size() - 1; i >= 0; i--) {
            line(scale, traces.get(i));
        }
        gc.restore();
    }

    /** Draws the cursor at {@code micros} and a dot on each line. */
    void cursor(PlotScale scale, long micros) {
        gc.setLineDashes();
        gc.setLineWidth(1);
        gc.setStroke(text);
        double x = sharp(scale.x(micros));
        gc.strokeLine(x, scale.top(), x, scale.top() + scale.height());
        for (Trace trace : scale.data().traces()) {
            int at = trace.nearest(micros);
            if (at >= 0 && !Double.isNaN(trace.values()[at])) {
                double dotX = scale.x(trace.micros()[at]);
                if (dotX >= scale.left() && dotX <= scale.left() + scale.width()) {
                    PlotMark mark = new PlotMark(gc, paints.get(trace.look().colour()), CURSOR_DOT);
                    mark.draw(0, dotX, scale.y(trace.values()[at], trace.look().side()));
                }
            }
        }
    }

    /** Shades what lies between {@code from} and {@code to}. */
    void selection(PlotScale scale, long from, long to) {
        double x = scale.x(Math.min(from, to));
        gc.setGlobalAlpha(0.18);
        gc.setFill(text);
        gc.fillRect(x, scale.top(), scale.x(Math.max(from, to)) - x, scale.height());
        gc.setGlobalAlpha(1);
    }

    private void firstAxis(PlotScale scale) {
        gc.setTextAlign(TextAlignment.RIGHT);
        gc.setTextBaseline(VPos.CENTER);
        for (double mark : scale.first().marks()) {
            double y = sharp(scale.y(mark, Side.LEFT));
            gc.setStroke(grid);
            gc.strokeLine(scale.left(), y, scale.left() + scale.width(), y);
            gc.setFill(text);
            gc.fillText(scale.first().text(mark, words), scale.left() - font.getSize() / 2, y);
        }
    }

    private void secondAxis(PlotScale scale) {
        gc.setTextAlign(TextAlignment.LEFT);
        gc.setTextBaseline(VPos.CENTER);
        double right = scale.left() + scale.width();
        gc.setStroke(grid);
        gc.strokeLine(sharp(right), scale.top(), sharp(right), scale.top() + scale.height());
        for (double mark : scale.second().marks()) {
            double y = sharp(scale.y(mark, Side.RIGHT));
            gc.strokeLine(right, y, right + font.getSize() / 3, y);
            gc.setFill(text);
            gc.fillText(scale.second().text(mark, words), right + font.getSize() / 2, y);
        }
    }

    private void times(PlotScale scale, long step) {
        gc.setTextAlign(TextAlignment.CENTER);
        gc.setTextBaseline(VPos.TOP);
        double bottom = scale.top() + scale.height();
        for (long mark = Ticks.firstTime(scale.data().fromMicros(), step);
                mark <= scale.data().toMicros();
                mark += step) {
            double x = sharp(scale.x(mark));
            gc.setStroke(grid);
            gc.strokeLine(x, scale.top(), x, bottom + font.getSize() / 4);
            gc.setFill(text);
            gc.fillText(words.timeMark(mark, step), x, bottom + font.getSize() / 3);
        }
    }

    private void line(PlotScale scale, Trace whole) {
        PlotData data = scale.data();
        Trace trace = Decimation.of(whole, data.fromMicros(), data.toMicros(), (int) Math.max(1, scale.width()));
        Paint paint = paints.get(trace.look().colour());
        boolean marked = areApart(scale, trace);
        PlotMark mark = new PlotMark(gc, paint, LINE + 1);
        gc.setStroke(paint);
        gc.setLineWidth(LINE);
        // strokes of a thousand dashes cost more than the line; where points are dense they would not be seen either
        gc.setLineDashes(trace.size() <= scale.width() ? trace.look().dashes() : new double[0]);
        Side side = trace.look().side();
        gc.beginPath();
        boolean down = false;
        double before = 0;
        for (int i = 0; i < trace.size(); i++) {
            double value = trace.values()[i];
            if (Double.isNaN(value)) {
                if (down && trace.look().step()) {
                    gc.lineTo(scale.x(trace.micros()[i]), before);
                }
                down = false;
                continue;
            }
            double x = scale.x(trace.micros()[i]);
            double y = scale.y(value, side);
            boolean alone = !down && (i + 1 == trace.size() || Double.isNaN(trace.values()[i + 1]));
            if (marked || alone) {
                mark.draw(trace.look().kind(), x, y);
            }
            lineTo(x, y, down, before, trace.look().step());
            down = true;
            before = y;
        }
        gc.stroke();
    }

    private static boolean areApart(PlotScale scale, Trace trace) {
        int last = trace.size() - 1;
        return last >= 0 && scale.x(trace.micros()[last]) - scale.x(trace.micros()[0]) >= last * PIXELS_PER_MARK;
    }

    private void lineTo(double x, double y, boolean down, double before, boolean step) {
        if (!down) {
            gc.moveTo(x, y);
            return;
        }
        if (step && before != y) {
            gc.lineTo(x, before);
        }
        gc.lineTo(x, y);
    }

    /** The middle of a pixel, where a thin line is not blurred. */
    private static double sharp(double position) {
        return Math.floor(position) + 0.5;
    }
}
