package io.topiary.ui.inspect.hex;

import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;

/** A piece of text of which a part can be marked. FX thread. */
final class HexRun extends Region {

    private final Path mark = new Path();
    private final Text text = new Text();

    HexRun(String styleClass) {
        text.setTextOrigin(VPos.TOP);
        text.getStyleClass().add(styleClass);
        mark.getStyleClass().add("hex-mark");
        mark.setStroke(null);
        mark.setManaged(false);
        mark.setMouseTransparent(true);
        getChildren().addAll(mark, text);
    }

    void setText(String newText) {
        text.setText(newText);
    }

    String text() {
        return text.getText();
    }

    /** Marks the characters from {@code from} to {@code to} (exclusive). */
    void mark(int from, int to) {
        if (from < to) {
            mark.getElements().setAll(text.rangeShape(from, to));
        } else {
            mark.getElements().clear();
        }
    }

    /** The character at a place of the scene, the nearest one. */
    int charAt(Point2D scene) {
        Point2D local = text.sceneToLocal(scene);
        return text.hitTest(new Point2D(local.getX(), 1)).getCharIndex();
    }

    @Override
    protected double computePrefWidth(double height) {
        return text.prefWidth(-1);
    }

    @Override
    protected double computePrefHeight(double width) {
        return text.prefHeight(-1);
    }

    @Override
    protected void layoutChildren() {
        text.relocate(0, 0);
        mark.relocate(mark.getBoundsInLocal().getMinX(), mark.getBoundsInLocal().getMinY());
    }
}
