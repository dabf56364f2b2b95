package io.topiary.core.rules;

import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * The colours of the newest messages, as they were found when the messages came: so that the screen need not ask again. Any
 * thread; bounded.
 */
final class ColourRing {

    /** What {@link #find} says of a message that nobody asked about yet. */
    static final int UNKNOWN = 0;

    private static final int SIZE = 1 << 16;
    private static final int NONE = 1;
    private static final int BITS = 8;
    private static final int MASK = (1 << BITS) - 1;
    private static final List<RuleColour> COLOURS = List.of(RuleColour.values());

    private final AtomicLongArray slots = new AtomicLongArray(SIZE);

    /** Notes that the message {@code sequence} has the colour {@code colour}, or none. */
    void put(long sequence, @Nullable RuleColour colour) {
        int code = colour == null ? NONE : NONE + 1 + COLOURS.indexOf(colour);
        slots.lazySet(slot(sequence), (sequence << BITS) | code);
    }

    /** What is known of the message {@code sequence}: {@link #UNKNOWN}, or something for {@link #colour}. */
    int find(long sequence) {
        long entry = slots.get(slot(sequence));
        return entry >>> BITS == sequence ? (int) (entry & MASK) : UNKNOWN;
    }

    /** The colour that {@link #find} found; null for none. */
    static @Nullable RuleColour colour(int found) {
        return found > NONE ? COLOURS.get(found - NONE - 1) : null;
    }

    private static int slot(long sequence) {
        return (int) sequence & (SIZE - 1);
    }
}
