package io.topiary.core.lint;

/** Numbers, each once, in sixteen bytes or so: a set of objects would take five times that. */
final class LongSet {

    private long[] slots = new long[16];
    private boolean hasZero;
    private int size;

    /** Adds {@code value}; false if it was there. */
    boolean add(long value) {
        if (value == 0) {
            boolean fresh = !hasZero;
            hasZero = true;
            return fresh;
        }
        int slot = slot(value);
        if (slots[slot] == value) {
            return false;
        }
        slots[slot] = value;
        if (++size * 2 > slots.length) {
            grow();
        }
        return true;
    }

    boolean contains(long value) {
        return value == 0 ? hasZero : slots[slot(value)] == value;
    }

    boolean isEmpty() {
        return size == 0 && !hasZero;
    }

    private int slot(long value) {
        long spread = value * 0x9E3779B97F4A7C15L;
        int slot = (int) (spread >>> 33) & slots.length - 1;
        while (slots[slot] != 0 && slots[slot] != value) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        for (long value : old) {
            if (value != 0) {
                slots[slot(value)] = value;
            }
        }
    }
}
