package io.topiary.core.lint;

import org.jspecify.annotations.Nullable;

/**
 * Numbers, each once, in sixteen bytes or so: a set of objects would take five times that. In parts that grow one by one,
 * so that no call takes long however many there are.
 */
final class LongSet {

    private static final int PART_BITS = 8;
    private static final int FIRST_SLOTS = 8;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final long[] @Nullable [] parts = new long[1 << PART_BITS] @Nullable [];
    private final int[] sizes = new int[1 << PART_BITS];
    private boolean hasZero;
    private boolean hasOthers;

    /** Adds {@code value}; false if it was there. */
    boolean add(long value) {
        if (value == 0) {
            boolean fresh = !hasZero;
            hasZero = true;
            return fresh;
        }
        hasOthers = true;
        int part = part(value);
        long[] slots = parts[part];
        if (slots == null) {
            slots = new long[FIRST_SLOTS];
            parts[part] = slots;
        }
        int slot = slot(slots, value);
        if (slots[slot] == value) {
            return false;
        }
        slots[slot] = value;
        if (++sizes[part] * 2 > slots.length) {
            parts[part] = grown(slots);
        }
        return true;
    }

    boolean contains(long value) {
        if (value == 0) {
            return hasZero;
        }
        long[] slots = parts[part(value)];
        return slots != null && slots[slot(slots, value)] == value;
    }

    boolean isEmpty() {
        return !hasZero && !hasOthers;
    }

    private static int part(long value) {
        return (int) ((value * SPREAD) >>> (64 - PART_BITS));
    }

    private static int slot(long[] slots, long value) {
        int slot = (int) ((value * SPREAD) >>> 16) & (slots.length - 1);
        while (slots[slot] != 0 && slots[slot] != value) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private static long[] grown(long[] old) {
        long[] slots = new long[old.length * 2];
        for (long value : old) {
            if (value != 0) {
                slots[slot(slots, value)] = value;
            }
        }
        return slots;
    }
}
