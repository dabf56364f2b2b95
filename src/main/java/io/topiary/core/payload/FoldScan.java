package io.topiary.core.payload;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the {@link FoldRegions} of a text in one pass over its lines, with a stack of those that are still open. */
final class FoldScan implements TextLines.Visitor {

    private static final int TAB = 4;
    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final byte[] bytes;
    private Found found = new Found(16);
    private int count;
    private Open[] open = new Open[16];
    private int opened;
    private final Map<Long, Integer> outermost = new HashMap<>();
    private int display = -1;
    /** The last display line that holds anything. */
    private int filled;

    private boolean blank;

    FoldScan(byte[] bytes) {
        this.bytes = bytes;
    }

    /** What was found, an entry a region in the order of their headers. */
    record Found(int[] headers, int[] lasts, int[] parents, int[] depths, long[] keys, BitSet closed) {

        Found(int size) {
            this(new int[size], new int[size], new int[size], new int[size], new long[size], new BitSet());
        }

        Found resized(int size) {
            return new Found(
                    Arrays.copyOf(headers, size),
                    Arrays.copyOf(lasts, size),
                    Arrays.copyOf(parents, size),
                    Arrays.copyOf(depths, size),
                    Arrays.copyOf(keys, size),
                    closed);
        }
    }

    /** A line that others further in may follow. */
    private static final class Open {

        private int header;
        private int indent;
        private int region;
        /** The region that this line ends, -1 if none. */
        private int closes;
        /** The last display line before it that holds anything. */
        private int before;

        private long hash;
        private @Nullable Map<Long, Integer> inside;
    }

    Found found() {
        popTo(0);
        return found.resized(count);
    }

    @Override
    public void line(int from, int to, boolean starts) {
        display++;
        if (!starts) {
            continued();
            return;
        }
        int at = from;
        int indent = 0;
        while (at < to && (bytes[at] == ' ' || bytes[at] == '\t')) {
            indent = bytes[at++] == '\t' ? (indent / TAB + 1) * TAB : indent + 1;
        }
        blank = at == to;
        if (!blank) {
            begins(at, to, indent);
            filled = display;
        }
    }

    /** A display line more of the same line of text. */
    private void continued() {
        if (!blank) {
            filled = display;
            Open top = open[opened - 1];
            top.header = display;
            notClosing(top);
        }
    }

    private void begins(int at, int to, int indent) {
        int closes = pop(indent, isCloser(at, to));
        if (opened > 0 && open[opened - 1].region < 0) {
            create(open[opened - 1]);
        }
        if (opened == open.length) {
            open = Arrays.copyOf(open, opened * 2);
        }
        Open line = open[opened] == null ? new Open() : open[opened];
        open[opened++] = line;
        line.header = display;
        line.indent = indent;
        line.region = -1;
        line.closes = closes;
        line.before = filled;
        line.hash = hash(at, to);
        line.inside = null;
    }

    /** Ends what is not further out than {@code indent}; gives the region that a closing line ends, or -1. */
    private int pop(int indent, boolean closer) {
        int closes = -1;
        int keep = opened;
        while (keep > 0 && open[keep - 1].indent >= indent) {
            keep--;
            if (closer && open[keep].indent == indent) {
                closes = open[keep].region;
            }
        }
        popTo(keep);
        if (closes >= 0) {
            found.lasts[closes] = display;
            found.closed.set(closes);
        }
        return closes;
    }

    private void popTo(int keep) {
        while (opened > keep) {
            Open gone = open[--opened];
            if (gone.region >= 0) {
                found.lasts[gone.region] = filled;
            }
        }
    }

    private void create(Open line) {
        notClosing(line);
        if (count == found.headers.length) {
            found = found.resized(count * 2);
        }
        int parent = opened > 1 ? open[opened - 2].region : -1;
        long key = (parent < 0 ? FNV_BASIS : found.keys[parent]) * FNV_PRIME ^ line.hash;
        int same = siblings(parent).merge(line.hash, 1, Integer::sum);
        found.headers[count] = line.header;
        found.parents[count] = parent;
        found.depths[count] = parent < 0 ? 0 : found.depths[parent] + 1;
        found.keys[count] = (key ^ same) * FNV_PRIME;
        line.region = count++;
    }

    private Map<Long, Integer> siblings(int parent) {
        if (parent < 0) {
            return outermost;
        }
        Open around = open[opened - 2];
        Map<Long, Integer> inside = around.inside;
        if (inside == null) {
            inside = new HashMap<>();
            around.inside = inside;
        }
        return inside;
    }

    /** A line with more to it than the end of a region stays in sight. */
    private void notClosing(Open line) {
        if (line.closes >= 0) {
            found.closed.clear(line.closes);
            found.lasts[line.closes] = line.before;
            line.closes = -1;
        }
    }

    private boolean isCloser(int at, int to) {
        if (bytes[at] == '<') {
            return to - at > 2 && bytes[at + 1] == '/' && bytes[to - 1] == '>';
        }
        boolean bracket = bytes[at] == '}' || bytes[at] == ']' || bytes[at] == ')';
        boolean behind = to == at + 2 && (bytes[at + 1] == ',' || bytes[at + 1] == ';');
        return bracket && (to == at + 1 || behind);
    }

    private long hash(int at, int to) {
        long hash = FNV_BASIS;
        for (int i = at; i < to; i++) {
            hash = (hash ^ bytes[i]) * FNV_PRIME;
        }
        return hash;
    }
}
