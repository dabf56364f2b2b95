package io.topiary.ui.kit;

import javafx.scene.layout.StackPane;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;

/** A piece of a plot's line, with its colour, dashes and the shape of its points, for a legend. FX thread. */
public final class PlotSwatch extends StackPane {

    private static final String[] SHAPES = {"disc", "square", "triangle", "diamond"};

    private final Line line = new Line();
    private final StackPane mark = new StackPane();
    private @Nullable TraceLook shown;

    /** A piece of no line yet. */
    public PlotSwatch() {
        getStyleClass().add("plot-swatch");
        line.getStyleClass().add("plot-swatch-line");
        line.endXProperty().bind(widthProperty());
        line.setManaged(false);
        line.layoutYProperty().bind(heightProperty().divide(2));
        setMouseTransparent(true);
        getChildren().addAll(line, mark);
    }

    /** Looks like {@code look}. */
    public void show(TraceLook look) {
        if (look.equals(shown)) {
            return;
        }
        shown = look;
        getStyleClass().setAll("plot-swatch", "plot-colour-" + (look.colour() + 1));
        mark.getStyleClass().setAll("plot-mark", "plot-mark-" + SHAPES[look.kind()]);
        line.getStrokeDashArray().clear();
        for (double dash : look.dashes()) {
            line.getStrokeDashArray().add(dash);
        }
    }
}
