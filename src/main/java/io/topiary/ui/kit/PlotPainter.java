package io.topiary.ui.kit;

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
    private static final double DOT = 2;
    /** Every second line is dashed, so that nobody needs the colours to tell them apart. */
    private static final double[] DASHES = {5, 3};

    /** Draws everything anew on {@code scale}. */
    void paint(PlotScale scale, double valueStep, long timeStep) {
        gc.setFont(font);
        gc.setLineWidth(1);
        gc.setLineDashes();
        values(scale, valueStep);
        times(scale, timeStep);
        gc.save();
        gc.beginPath();
        gc.rect(scale.left(), scale.top() - LINE, scale.width(), scale.height() + 2 * LINE);
        gc.clip();
        List<Trace> traces = scale.data().traces();
        for (int i = traces.size() - 1; i >= 0; i--) {
            gc.setStroke(paints.get(i));
            gc.setFill(paints.get(i));
            gc.setLineDashes(i % 2 == 0 ? new double[0] : DASHES);
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
        List<Trace> traces = scale.data().traces();
        for (int i = 0; i < traces.size(); i++) {
            int at = traces.get(i).nearest(micros);
            if (at >= 0 && !Double.isNaN(traces.get(i).values()[at])) {
                gc.setFill(paints.get(i));
                dot(scale.x(traces.get(i).micros()[at]), scale.y(traces.get(i).values()[at]), 1.7 * DOT);
            }
        }
    }

    private void values(PlotScale scale, double step) {
        gc.setTextAlign(TextAlignment.RIGHT);
        gc.setTextBaseline(VPos.CENTER);
        for (long mark = (long) Math.ceil(scale.lowest() / step); mark * step <= scale.highest() * 1.000_001; mark++) {
            double y = sharp(scale.y(mark * step));
            gc.setStroke(grid);
            gc.strokeLine(scale.left(), y, scale.left() + scale.width(), y);
            gc.setFill(text);
            gc.fillText(words.value(mark * step), scale.left() - font.getSize() / 2, y);
        }
    }

    private void times(PlotScale scale, long step) {
        gc.setTextAlign(TextAlignment.CENTER);
        gc.setTextBaseline(VPos.TOP);
        double bottom = scale.top() + scale.height();
        boolean seconds = step < 60_000_000;
        for (long mark = Ticks.firstTime(scale.data().fromMicros(), step);
                mark <= scale.data().toMicros();
                mark += step) {
            double x = sharp(scale.x(mark));
            gc.setStroke(grid);
            gc.strokeLine(x, scale.top(), x, bottom + font.getSize() / 4);
            gc.setFill(text);
            gc.fillText(words.time(mark, seconds), x, bottom + font.getSize() / 3);
        }
    }

    private void line(PlotScale scale, Trace whole) {
        PlotData data = scale.data();
        Trace trace = Decimation.of(whole, data.fromMicros(), data.toMicros(), (int) Math.max(1, scale.width()));
        gc.setLineWidth(LINE);
        gc.beginPath();
        boolean down = false;
        for (int i = 0; i < trace.size(); i++) {
            double value = trace.values()[i];
            if (Double.isNaN(value)) {
                down = false;
                continue;
            }
            double x = scale.x(trace.micros()[i]);
            double y = scale.y(value);
            boolean ends = i + 1 == trace.size() || Double.isNaN(trace.values()[i + 1]);
            if (down) {
                gc.lineTo(x, y);
            } else if (ends) {
                dot(x, y, DOT);
            } else {
                gc.moveTo(x, y);
            }
            down = true;
        }
        gc.stroke();
    }

    private void dot(double x, double y, double radius) {
        gc.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    /** The middle of a pixel, where a thin line is not blurred. */
    private static double sharp(double position) {
        return Math.floor(position) + 0.5;
    }
}
