package io.topiary.ui.kit;

/**
 * How wide a column is meant to be, in pixels of text of the usual size; in larger text it is as much wider.
 *
 * @param usual before the user changes it
 * @param least what it keeps when room is short, unless the user made it narrower
 * @param most what the user can make of it; of a column that takes what room is left no limit
 */
public record ColumnWidth(double usual, double least, double most) {

    private static final double ANY = 10_000;
    private static final double STILL_READ = 90;
    private static final double NARROWEST = 26;

    /** @throws IllegalArgumentException if the widths are not in order, or not above 0 */
    public ColumnWidth {
        if (!(usual > 0 && least > 0 && least <= usual && usual <= most)) {
            throw new IllegalArgumentException("widths " + least + ", " + usual + ", " + most);
        }
    }

    /** Always {@code width}. */
    public static ColumnWidth fixed(double width) {
        return new ColumnWidth(width, width, width);
    }

    /** For what needs {@code usual} and is never of use when wider than {@code most}: figures, times, marks. */
    public static ColumnWidth upTo(double usual, double most) {
        return new ColumnWidth(usual, usual, most);
    }

    /** For words of any length: shares with others like it what room there is. */
    public static ColumnWidth roomy(double usual) {
        return roomy(usual, Math.min(usual, STILL_READ));
    }

    /** The same, never narrower than {@code least} by itself. */
    public static ColumnWidth roomy(double usual, double least) {
        return new ColumnWidth(usual, least, ANY);
    }

    /** What the user can make of it at least. */
    double narrowest() {
        return most == usual ? usual : Math.min(NARROWEST, usual);
    }

    /** Whether it shares what room is left, and gives way first when room is short. */
    boolean takesRoom() {
        return most == ANY;
    }
}
