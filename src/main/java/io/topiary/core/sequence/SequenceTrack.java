package io.topiary.core.sequence;

import io.topiary.core.message.Message;
import io.topiary.core.sequence.SequenceEvent.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Follows one counter, message by message in the order in which they came.
 *
 * <p>Counters that wrap are compared as serial numbers (RFC 1982): what is less than half of the range ahead is ahead. A
 * number that is behind and missing came late. One that is behind and not missing came again if the next message goes on
 * where the counter was, and began anew if that goes on behind it; one that is more than {@value #WINDOW} steps behind began
 * anew. A wrapping counter that jumps more than that ahead and lands on 0 began anew as well. For one thread at a time.
 */
public final class SequenceTrack {

    /** Most events that are kept. */
    public static final int MOST_EVENTS = 1_000;

    /** How far a number may be behind, in steps, to be taken for one that came again. */
    static final int WINDOW = 16;

    private static final int MOST_INTERVALS = 1_000;
    private static final int LARGEST_KEPT = 32 * 1024;

    private final Wrap wrap;
    private final long step;
    private final CounterReader reader;
    private final Deque<SequenceEvent> events = new ArrayDeque<>();
    /** What did not come, by its first number, unwrapped; up to its last one. */
    private final TreeMap<Long, Long> absent = new TreeMap<>();

    private boolean begun;
    private long last;
    /** The same without wrapping. */
    private long lastUnwrapped;

    private @Nullable Message doubtful;
    private long doubtfulValue;
    private boolean ours;
    private long seen;
    private long unread;
    private long missing;
    private long late;
    private long duplicates;
    private long restarts;
    private long older;

    /** Nothing seen yet. */
    public SequenceTrack(CounterPlan plan, CounterReader reader) {
        this.wrap = plan.wrap();
        this.step = plan.step();
        this.reader = reader;
    }

    /**
     * The next message.
     *
     * @param lost whether messages before it may have been lost on this side
     */
    public void feed(Message message, boolean lost) {
        OptionalLong found = reader.read(message);
        if (found.isEmpty() || (wrap != Wrap.NONE && found.getAsLong() >= wrap.size())) {
            unread++;
            ours |= lost;
            return;
        }
        seen++;
        ours |= lost;
        long value = found.getAsLong();
        if (begun) {
            settle(value);
            follow(value, message);
        } else {
            begun = true;
            last = value;
            lastUnwrapped = value;
        }
        ours = false;
    }

    /** No further message comes: what is in doubt is decided. */
    public void end() {
        Message waiting = doubtful;
        doubtful = null;
        if (waiting != null && doubtfulValue == 0) {
            restart(doubtfulValue, waiting);
        } else if (waiting != null) {
            again(doubtfulValue, waiting);
        }
    }

    /** What it told so far. */
    public SequenceState state(long passedOver) {
        List<SequenceEvent> newestFirst = new ArrayList<>(events).reversed();
        return new SequenceState(
                seen, unread, begun ? last : null, missing, late, duplicates, restarts, passedOver, older, newestFirst);
    }

    /** The message after one in doubt shows what that was. */
    private void settle(long value) {
        Message waiting = doubtful;
        if (waiting == null) {
            return;
        }
        doubtful = null;
        if (value == after(doubtfulValue) && value != after(last)) {
            restart(doubtfulValue, waiting);
        } else {
            again(doubtfulValue, waiting);
        }
    }

    private long after(long value) {
        return wrap == Wrap.NONE ? value + step : (value + step) % wrap.size();
    }

    private void follow(long value, Message message) {
        long ahead = ahead(value);
        if (ahead == 0) {
            again(value, message);
        } else if (ahead < 0) {
            back(value, lastUnwrapped + ahead, message);
        } else if (wrap != Wrap.NONE && value == 0 && ahead > WINDOW * step) {
            restart(value, message);
        } else {
            forward(value, ahead, message);
        }
    }

    /** How far {@code value} is ahead of the last one, negative if it is behind. */
    private long ahead(long value) {
        if (wrap == Wrap.NONE) {
            return value - last;
        }
        long ahead = Math.floorMod(value - last, wrap.size());
        return ahead <= wrap.size() / 2 ? ahead : ahead - wrap.size();
    }

    private void forward(long value, long ahead, Message message) {
        if (ahead < step) {
            tell(Kind.UNEVEN, value, 1, message);
        } else if (ahead > step) {
            long count = (ahead - 1) / step;
            missing += count;
            if (absent.size() >= MOST_INTERVALS) {
                absent.pollFirstEntry();
            }
            absent.put(lastUnwrapped + step, lastUnwrapped + count * step);
            tell(Kind.GAP, value, count, message);
        }
        last = value;
        lastUnwrapped += ahead;
    }

    private void back(long value, long unwrapped, Message message) {
        if (takeAbsent(unwrapped)) {
            late++;
            missing--;
            tell(Kind.REORDER, value, 1, message);
        } else if (lastUnwrapped - unwrapped <= WINDOW * step) {
            doubtful = message;
            doubtfulValue = value;
        } else {
            restart(value, message);
        }
    }

    private boolean takeAbsent(long unwrapped) {
        Map.Entry<Long, Long> around = absent.floorEntry(unwrapped);
        if (around == null || around.getValue() < unwrapped || (unwrapped - around.getKey()) % step != 0) {
            return false;
        }
        absent.remove(around.getKey());
        if (around.getKey() < unwrapped) {
            absent.put(around.getKey(), unwrapped - step);
        }
        if (unwrapped < around.getValue()) {
            absent.put(unwrapped + step, around.getValue());
        }
        return true;
    }

    private void again(long value, Message message) {
        duplicates++;
        tell(Kind.DUPLICATE, value, 1, message);
    }

    private void restart(long value, Message message) {
        restarts++;
        tell(Kind.RESTART, value, 1, message);
        // what is missing from before does not come any more
        absent.clear();
        last = value;
        lastUnwrapped = value;
    }

    private void tell(Kind kind, long value, long count, Message message) {
        boolean small = message.payload().length <= LARGEST_KEPT;
        boolean shared = ours && kind == Kind.GAP;
        events.add(new SequenceEvent(kind, message.timeMicros(), last, value, count, shared, small ? message : null));
        if (events.size() > MOST_EVENTS) {
            events.removeFirst();
            older++;
        }
    }
}
