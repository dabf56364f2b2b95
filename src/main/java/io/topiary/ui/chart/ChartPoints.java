package io.topiary.ui.chart;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The points of one value in the order of their times, the newest so many: also those that come late because the clock was
 * set back. Each keeps its value as it was sent in a few bytes. For one thread at a time.
 */
final class ChartPoints {

    /** An interruption for want of a link. */
    private static final byte NO_LINK = -1;

    /** A message without the value. */
    private static final byte MISSING = -2;

    private static final int BEGIN = 64;

    private final int most;
    private long[] micros = new long[BEGIN];
    private double[] values = new double[BEGIN];
    private int[] starts = new int[BEGIN];
    private byte[] lengths = new byte[BEGIN];
    private byte[] pool = new byte[BEGIN * 8];
    private int size;
    private int used;
    private boolean cut;

    /** @param most how many points are kept at least */
    ChartPoints(int most) {
        this.most = most;
    }

    /**
     * One more point.
     *
     * @param text the value as it was sent, of no more than 100 characters
     */
    void add(long at, double value, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > Byte.MAX_VALUE) {
            throw new IllegalArgumentException("a number of " + bytes.length + " bytes");
        }
        makeRoom();
        if (used + bytes.length > pool.length) {
            pool = Arrays.copyOf(pool, 2 * pool.length);
        }
        System.arraycopy(bytes, 0, pool, used, bytes.length);
        insert(at, value, used, (byte) bytes.length);
        used += bytes.length;
    }

    /** A message without the value. */
    void addMissing(long at) {
        makeRoom();
        insert(at, Double.NaN, 0, MISSING);
    }

    /** The link was lost. */
    void addNoLink(long at) {
        makeRoom();
        insert(at, Double.NaN, 0, NO_LINK);
    }

    private void insert(long at, double value, int start, byte length) {
        int index = size;
        while (index > 0 && micros[index - 1] > at) {
            index--;
        }
        if (index < size) {
            System.arraycopy(micros, index, micros, index + 1, size - index);
            System.arraycopy(values, index, values, index + 1, size - index);
            System.arraycopy(starts, index, starts, index + 1, size - index);
            System.arraycopy(lengths, index, lengths, index + 1, size - index);
        }
        micros[index] = at;
        values[index] = value;
        starts[index] = start;
        lengths[index] = length;
        size++;
    }

    private void makeRoom() {
        if (size < micros.length) {
            return;
        }
        if (size >= 2 * most) {
            keepNewest();
            return;
        }
        int room = Math.min(2 * size, 2 * most);
        micros = Arrays.copyOf(micros, room);
        values = Arrays.copyOf(values, room);
        starts = Arrays.copyOf(starts, room);
        lengths = Arrays.copyOf(lengths, room);
    }

    private void keepNewest() {
        int from = size - most;
        System.arraycopy(micros, from, micros, 0, most);
        System.arraycopy(values, from, values, 0, most);
        System.arraycopy(starts, from, starts, 0, most);
        System.arraycopy(lengths, from, lengths, 0, most);
        size = most;
        cut = true;
        // others read the old pool
        byte[] fresh = new byte[pool.length];
        used = 0;
        for (int i = 0; i < size; i++) {
            if (lengths[i] > 0) {
                System.arraycopy(pool, starts[i], fresh, used, lengths[i]);
                starts[i] = used;
                used += lengths[i];
            }
        }
        pool = fresh;
    }

    /** How many points it tells of. */
    int size() {
        return Math.min(size, most);
    }

    /** Puts the points of {@code older} before its own, as many as there is room for. */
    void putBefore(ChartLine older) {
        int room = Math.max(0, most - size);
        int from = Math.max(0, older.size() - room);
        ChartLine own = line(false);
        clear();
        cut = own.cut() || older.cut() || from > 0;
        boolean wasCut = cut;
        addAll(older, from);
        addAll(own, 0);
        cut |= wasCut;
    }

    /** Takes the points of {@code line} from number {@code from} on. */
    void addAll(ChartLine line, int from) {
        for (int i = from; i < line.size(); i++) {
            if (line.isInterruption(i)) {
                makeRoom();
                insert(line.micros()[i], Double.NaN, 0, line.lengths()[i]);
            } else {
                add(line.micros()[i], line.values()[i], line.text(i));
            }
        }
    }

    private void clear() {
        size = 0;
        used = 0;
        pool = new byte[pool.length];
    }

    /**
     * The points as of now.
     *
     * @param bridged whether messages without the value are left out
     */
    ChartLine line(boolean bridged) {
        int from = size - size();
        boolean left = cut || from > 0;
        if (!bridged) {
            return new ChartLine(
                    Arrays.copyOfRange(micros, from, size),
                    Arrays.copyOfRange(values, from, size),
                    Arrays.copyOfRange(starts, from, size),
                    Arrays.copyOfRange(lengths, from, size),
                    pool,
                    left);
        }
        long[] times = new long[size - from];
        double[] heights = new double[times.length];
        int[] begins = new int[times.length];
        byte[] sizes = new byte[times.length];
        int count = 0;
        for (int i = from; i < size; i++) {
            if (lengths[i] != MISSING) {
                times[count] = micros[i];
                heights[count] = values[i];
                begins[count] = starts[i];
                sizes[count++] = lengths[i];
            }
        }
        return new ChartLine(
                Arrays.copyOf(times, count),
                Arrays.copyOf(heights, count),
                Arrays.copyOf(begins, count),
                Arrays.copyOf(sizes, count),
                pool,
                left);
    }
}
