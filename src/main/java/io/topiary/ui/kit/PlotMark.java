package io.topiary.ui.kit;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;

/**
 * Draws single points in shapes that are told apart without their colours. FX thread.
 *
 * @param gc where
 * @param paint in which colour
 * @param radius how large, in pixels
 */
record PlotMark(GraphicsContext gc, Paint paint, double radius) {

    /** Draws the shape {@code kind}: a disc, a square, a triangle or a diamond. */
    void draw(int kind, double x, double y) {
        gc.setFill(paint);
        double r = radius;
        switch (kind) {
            case 1 -> gc.fillRect(x - r * 0.9, y - r * 0.9, 1.8 * r, 1.8 * r);
            case 2 ->
                gc.fillPolygon(new double[] {x - 1.2 * r, x + 1.2 * r, x}, new double[] {y + r, y + r, y - 1.2 * r}, 3);
            case 3 ->
                gc.fillPolygon(
                        new double[] {x - 1.3 * r, x, x + 1.3 * r, x},
                        new double[] {y, y - 1.3 * r, y, y + 1.3 * r},
                        4);
            default -> gc.fillOval(x - r, y - r, 2 * r, 2 * r);
        }
    }
}
