package io.topiary.ui.kit;

import javafx.scene.layout.Region;

/** The empty beginning of a line in a tree, as wide as its level asks for in text of any size. FX thread. */
public final class Indentation extends Region {

    /** Deeper levels are not indented further: what comes behind must stay in sight. */
    private static final int MOST_LEVELS = 16;

    private static final double STEP = 14;
    private static final double FIRST = 2;

    private int level;
    private double scale = 1;

    /** The beginning of a line at the outermost level. */
    public Indentation() {
        TextScale.follow(this, newScale -> {
            scale = newScale;
            widen();
        });
    }

    /** That of a line {@code newLevel} levels deep; 0 is the outermost. */
    public void setLevel(int newLevel) {
        level = Math.clamp(newLevel, 0, MOST_LEVELS);
        widen();
    }

    private void widen() {
        setMinWidth((FIRST + STEP * level) * scale);
    }
}
