package io.topiary.core.payload;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Which regions of a text are folded, and which of its display lines are therefore in sight: these are the rows. Costs
 * nothing while nothing is folded. Not thread-safe.
 */
public final class LineFolds {

    private static final int MOST_REMEMBERED = 10_000;
    private static final int ALL_OPEN = Integer.MAX_VALUE;

    private final FoldRegions regions;
    private final int lines;
    /** What was folded or unfolded by itself, by the keys of the regions. */
    private final Map<Long, Boolean> touched;

    private int open;
    /** The outermost folded regions, in their order. */
    private int[] folded = {};
    /** How many lines are out of sight up to the end of each of them. */
    private int[] hidden = {};

    private LineFolds(FoldRegions regions, int lines, Map<Long, Boolean> touched, int open) {
        this.regions = regions;
        this.lines = lines;
        this.touched = touched;
        this.open = open;
        arrange();
    }

    /** Nothing folded of {@code lines} display lines with {@code regions}. */
    public static LineFolds of(FoldRegions regions, int lines) {
        return new LineFolds(regions, lines, new LinkedHashMap<>(), ALL_OPEN);
    }

    /** The same folded of a newer text. */
    public LineFolds with(FoldRegions newer, int newLines) {
        return new LineFolds(newer, newLines, touched, open);
    }

    /** What can be folded. */
    public FoldRegions regions() {
        return regions;
    }

    /** How many rows there are, at least 1. */
    public int rows() {
        return lines - (hidden.length == 0 ? 0 : hidden[hidden.length - 1]);
    }

    /** The display line in row {@code row}. */
    public int line(int row) {
        int before = lastFolded(place -> headerRow(place) < row);
        return before < 0 ? row : row + hidden[before];
    }

    /** The row of display line {@code line}: that of the header if it is folded away. */
    public int row(int line) {
        int before = lastFolded(place -> regions.header(folded[place]) < line);
        if (before < 0) {
            return line;
        }
        return line <= regions.last(folded[before]) ? headerRow(before) : line - hidden[before];
    }

    /** The place in {@link #folded} of the last one that {@code holds} accepts, as it does all before; -1 if none. */
    private int lastFolded(IntPredicate holds) {
        int low = -1;
        int high = folded.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (holds.test(middle)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private int headerRow(int place) {
        return regions.header(folded[place]) - (place == 0 ? 0 : hidden[place - 1]);
    }

    /** The folded region whose header is in row {@code row}, -1 if there is none. */
    public int foldedAt(int row) {
        int region = regions.at(line(row));
        return region >= 0 && isFolded(region) ? region : -1;
    }

    /** Whether {@code region} is folded by itself, whatever is around it. */
    public boolean isFolded(int region) {
        boolean usually = regions.depth(region) >= open;
        return touched.isEmpty() ? usually : touched.getOrDefault(regions.key(region), usually);
    }

    /** Folds or unfolds {@code region}. */
    public void set(int region, boolean fold) {
        remember(region, fold);
        arrange();
    }

    /** Unfolds everything. */
    public void unfoldAll() {
        openTo(ALL_OPEN);
    }

    /** Folds everything; the only region that is around all others stays open. */
    public void foldAll() {
        int outermost = 0;
        for (int region = 0; region < regions.size() && outermost < 2; region++) {
            outermost += regions.depth(region) == 0 ? 1 : 0;
        }
        openTo(outermost == 1 && regions.size() > 1 ? 1 : 0);
    }

    /** Unfolds the {@code levels} outermost levels and folds all others. */
    public void openTo(int levels) {
        touched.clear();
        open = levels;
        arrange();
    }

    /** Unfolds what hides display line {@code line}; gives whether anything did. */
    public boolean reveal(int line) {
        boolean hid = false;
        for (int region = regions.around(line); region >= 0; region = regions.parent(region)) {
            if (regions.header(region) < line && isFolded(region)) {
                remember(region, false);
                hid = true;
            }
        }
        if (hid) {
            arrange();
        }
        return hid;
    }

    private void remember(int region, boolean fold) {
        if (touched.size() < MOST_REMEMBERED || touched.containsKey(regions.key(region))) {
            touched.put(regions.key(region), fold);
        }
    }

    private void arrange() {
        folded = new int[16];
        hidden = new int[16];
        int count = 0;
        int last = -1;
        boolean any = open != ALL_OPEN || !touched.isEmpty();
        for (int region = 0; any && region < regions.size(); region++) {
            if (regions.header(region) > last && isFolded(region)) {
                if (count == folded.length) {
                    folded = Arrays.copyOf(folded, count * 2);
                    hidden = Arrays.copyOf(hidden, count * 2);
                }
                last = regions.last(region);
                hidden[count] = (count == 0 ? 0 : hidden[count - 1]) + last - regions.header(region);
                folded[count++] = region;
            }
        }
        folded = Arrays.copyOf(folded, count);
        hidden = Arrays.copyOf(hidden, count);
    }
}
