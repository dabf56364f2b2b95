package io.topiary.core.payload;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One walk over a JSON text that notes where its values are. Not thread-safe. */
final class JsonOutlineScan {

    private static final int FIRST_ROOM = 64;
    private static final int NONE = -1;

    private final byte[] json;
    private final int most;
    private int[] starts = new int[FIRST_ROOM];
    private int[] ends = new int[FIRST_ROOM];
    private int[] keys = new int[FIRST_ROOM];
    private int[] parents = new int[FIRST_ROOM];
    private int[] behind = new int[FIRST_ROOM];
    private int[] children = new int[FIRST_ROOM];
    private int[] indexes = new int[FIRST_ROOM];
    private short[] depths = new short[FIRST_ROOM];
    private int size;
    private int around = NONE;
    private int key = NONE;

    /** What was found, one entry a value in each array; see {@link JsonOutline} for what they are. */
    record Found(
            int size,
            int[] starts,
            int[] ends,
            int[] keys,
            int[] parents,
            int[] behind,
            int[] children,
            int[] indexes,
            short[] depths) {}

    JsonOutlineScan(byte[] json, int most) {
        this.json = json;
        this.most = most;
    }

    /** Walks; null if there are too many values, or none, or if objects and arrays are left open. */
    @Nullable
    Found run() {
        int at = 0;
        while (at < json.length && size <= most) {
            byte c = json[at];
            if (c == '"') {
                at = string(at);
            } else if (c == '{' || c == '[') {
                around = add(at, at + 1);
                at++;
            } else if (c == '}' || c == ']') {
                if (around == NONE) {
                    return null;
                }
                at++;
                ends[around] = at;
                behind[around] = size;
                around = parents[around];
            } else if (isBetween(c)) {
                at++;
            } else {
                int end = scalarEnd(at);
                add(at, end);
                at = end;
            }
        }
        return size == 0 || size > most || around != NONE
                ? null
                : new Found(size, starts, ends, keys, parents, behind, children, indexes, depths);
    }

    private int string(int at) {
        int end = stringEnd(json, at);
        if (around != NONE && json[starts[around]] == '{' && key == NONE) {
            key = at;
        } else {
            add(at, end);
        }
        return end;
    }

    private int add(int from, int to) {
        if (size == starts.length) {
            grow();
        }
        int node = size++;
        starts[node] = from;
        ends[node] = to;
        keys[node] = key;
        parents[node] = around;
        behind[node] = size;
        indexes[node] = around == NONE ? 0 : children[around]++;
        depths[node] = around == NONE ? 0 : (short) Math.min(Short.MAX_VALUE, depths[around] + 1);
        key = NONE;
        return node;
    }

    private void grow() {
        int room = (int) Math.min(most + 1L, starts.length * 2L);
        starts = Arrays.copyOf(starts, room);
        ends = Arrays.copyOf(ends, room);
        keys = Arrays.copyOf(keys, room);
        parents = Arrays.copyOf(parents, room);
        behind = Arrays.copyOf(behind, room);
        children = Arrays.copyOf(children, room);
        indexes = Arrays.copyOf(indexes, room);
        depths = Arrays.copyOf(depths, room);
    }

    private int scalarEnd(int from) {
        int at = from + 1;
        while (at < json.length && !isBetween(json[at]) && json[at] != '}' && json[at] != ']') {
            at++;
        }
        return at;
    }

    private static boolean isBetween(byte c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ',' || c == ':';
    }

    /** The offset behind the string that begins at {@code from}. */
    static int stringEnd(byte[] json, int from) {
        int at = from + 1;
        while (at < json.length && json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        return Math.min(json.length, at + 1);
    }
}
