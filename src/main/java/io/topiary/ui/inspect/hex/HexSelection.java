package io.topiary.ui.inspect.hex;

/** Which bytes are selected: those between where the selection began and where it was led to. FX thread. */
final class HexSelection {

    private long size;
    private long anchor = -1;
    private long caret = -1;

    /** There are {@code newSize} bytes; what is selected beyond them is no more. */
    void setSize(long newSize, boolean keep) {
        size = newSize;
        if (!keep || newSize == 0) {
            anchor = -1;
            caret = -1;
        } else if (anchor >= 0) {
            anchor = Math.min(anchor, newSize - 1);
            caret = Math.min(caret, newSize - 1);
        }
    }

    boolean isEmpty() {
        return anchor < 0;
    }

    /** The first byte selected; 0 if none is. */
    int from() {
        return (int) Math.max(0, Math.min(anchor, caret));
    }

    /** The byte behind the last one selected. */
    int to() {
        return isEmpty() ? 0 : (int) Math.max(anchor, caret) + 1;
    }

    /** Where the selection was led to; -1 if there is none. */
    long caret() {
        return caret;
    }

    /** Leads the selection to {@code at}; with {@code extend} from where it began, else it begins there. */
    void lead(long at, boolean extend) {
        if (size == 0) {
            return;
        }
        caret = Math.clamp(at, 0, size - 1);
        if (!extend || anchor < 0) {
            anchor = caret;
        }
    }

    /** Leads it on by {@code bytes}, which may be negative. */
    void move(long bytes, boolean extend) {
        lead(caret < 0 ? 0 : caret + bytes, extend);
    }

    /** Selects from {@code from} to {@code to} (exclusive). */
    void select(long from, long to) {
        lead(from, false);
        lead(to - 1, true);
    }
}
