package io.topiary.ui.kit;

/**
 * How a line of a plot is told from the others: by a colour, by its dashes, and by the shape of its points. Immutable.
 *
 * @param index 0 and more; which colour, dashes and shape these are. No two of the first {@value #MOST} look the same
 * @param step whether a value holds until the next one, as that of a switch
 * @param side where its values are written
 */
public record TraceLook(int index, boolean step, Side side) {

    /** Where values are written. */
    public enum Side {
        /** Along the axis on the left. */
        LEFT,
        /** Along the axis on the right. */
        RIGHT,
        /** Nowhere: it goes up and down, between 0 and 1, in a strip at the lower edge. */
        STRIP
    }

    /** How many looks there are. */
    public static final int MOST = 28;

    /** How many colours there are; they have style classes from 1 on. */
    public static final int COLOURS = 7;

    /** How many kinds of dashes there are, and as many shapes of points. */
    static final int KINDS = 4;

    private static final double[][] DASHES = {{}, {7, 3}, {2, 3}, {8, 3, 2, 3}};

    public TraceLook {
        if (index < 0) {
            throw new IllegalArgumentException("there is no look " + index);
        }
    }

    /** A plain line of the look {@code index}. */
    public static TraceLook of(int index) {
        return new TraceLook(index, false, Side.LEFT);
    }

    /** Number of the colour, from 0. */
    public int colour() {
        return index % COLOURS;
    }

    /** Number of the dashes and of the shape, from 0: next to one another they differ too. */
    int kind() {
        return index % KINDS;
    }

    /** Lengths of strokes and of what is between them, in pixels; empty for a line without interruption. */
    double[] dashes() {
        return DASHES[kind()].clone();
    }
}
