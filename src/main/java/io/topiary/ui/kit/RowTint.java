package io.topiary.ui.kit;

import io.topiary.core.rules.RuleColour;
import javafx.scene.control.IndexedCell;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The colour that a rule gives a row: a bar at its edge and a tint behind it, on which everything can still be read. */
public final class RowTint {

    private static final String TINTED = "tinted";

    private final IndexedCell<?> row;
    private @Nullable RuleColour shown;

    /** No colour yet for {@code row}. */
    public RowTint(IndexedCell<?> row) {
        this.row = row;
    }

    /** Gives the row {@code colour}, or none. */
    public void show(@Nullable RuleColour colour) {
        RuleColour before = shown;
        if (before == colour) {
            return;
        }
        if (before != null) {
            row.getStyleClass().removeAll(TINTED, styleClass(before));
        }
        if (colour != null) {
            row.getStyleClass().addAll(TINTED, styleClass(colour));
        }
        shown = colour;
    }

    /** A small square in {@code colour}. */
    public static Region swatch(RuleColour colour) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("rule-swatch", styleClass(colour));
        return swatch;
    }

    /** The style class that gives {@code -color-tint} the shade of {@code colour}. */
    static String styleClass(RuleColour colour) {
        return "tint-" + colour.label();
    }
}
