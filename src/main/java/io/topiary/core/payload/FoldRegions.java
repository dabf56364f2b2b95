package io.topiary.core.payload;

import java.util.Arrays;

/**
 * What of an indented text can be folded: each line that lines further in follow, with those lines. A closing bracket or
 * tag behind them belongs to them. That is so for JSON and XML written in lines and for any other indented text. Regions
 * are numbered in the order of their headers. Immutable; any thread may read it.
 */
public final class FoldRegions {

    /** Most display lines of a text whose regions are looked for: the rest is for the room they would need. */
    public static final int MOST_LINES = 2_000_000;

    private final FoldScan.Found found;

    private FoldRegions(FoldScan.Found found) {
        this.found = found;
    }

    /** No regions at all. */
    public static FoldRegions none() {
        return new FoldRegions(new FoldScan.Found(0));
    }

    /** The regions of {@code lines}; none if those are more than {@link #MOST_LINES}. */
    public static FoldRegions of(TextLines lines) {
        if (lines.size() > MOST_LINES) {
            return none();
        }
        FoldScan scan = new FoldScan(lines.bytes());
        lines.visit(scan);
        return new FoldRegions(scan.found());
    }

    /** Whether the same lines can be folded as with {@code other}. */
    public boolean isLike(FoldRegions other) {
        return Arrays.equals(found.headers(), other.found.headers())
                && Arrays.equals(found.lasts(), other.found.lasts());
    }

    /** How many there are. */
    public int size() {
        return found.headers().length;
    }

    /** The display line that stays in sight when {@code region} is folded. */
    public int header(int region) {
        return found.headers()[region];
    }

    /** The last display line that belongs to {@code region}. */
    public int last(int region) {
        return found.lasts()[region];
    }

    /** Whether the last line of {@code region} is a closing bracket or tag, as far in as its header. */
    public boolean isClosed(int region) {
        return found.closed().get(region);
    }

    /** How many regions are around {@code region}. */
    public int depth(int region) {
        return found.depths()[region];
    }

    /** The region around {@code region}, -1 if there is none. */
    public int parent(int region) {
        return found.parents()[region];
    }

    /** What {@code region} has in common with the same region of a newer text. */
    long key(int region) {
        return found.keys()[region];
    }

    /** The region whose header is display line {@code line}, -1 if there is none. */
    public int at(int line) {
        return Math.max(-1, Arrays.binarySearch(found.headers(), line));
    }

    /** The innermost region that display line {@code line} belongs to, also as its header; -1 if there is none. */
    public int around(int line) {
        int place = Arrays.binarySearch(found.headers(), line);
        int region = place >= 0 ? place : -place - 2;
        while (region >= 0 && found.lasts()[region] < line) {
            region = found.parents()[region];
        }
        return region;
    }
}
