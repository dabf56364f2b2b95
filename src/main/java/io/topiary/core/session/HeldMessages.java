package io.topiary.core.session;

import io.topiary.core.log.MessageLog;
import io.topiary.core.message.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one topic that are in memory, by their place: the newest at place 0. Holds their numbers in the log and not
 * the messages. The log is read in slices of a few milliseconds of the model's lock; one thread at a time; blocks.
 */
final class HeldMessages {

    private static final int SLICE = 10_000;

    private final Model model;
    private final String topic;
    private final Numbers all = new Numbers();
    private final Numbers changes = new Numbers();
    private long next;
    private long revision = -1;
    private byte @Nullable [] last;

    /** Numbers that come at one end and go at the other. */
    private static final class Numbers {

        private long[] values = new long[64];
        private int from;
        private int to;
        private long added;

        void add(long value) {
            if (to == values.length) {
                int size = to - from;
                long[] room = size * 2 > values.length ? new long[values.length * 2] : values;
                System.arraycopy(values, from, room, 0, size);
                values = room;
                from = 0;
                to = size;
            }
            values[to++] = value;
            added++;
        }

        /** On one topic the older message goes before the newer one. */
        void dropEvicted(MessageLog log) {
            while (from < to && !log.has(values[from])) {
                from++;
            }
        }

        int size() {
            return to - from;
        }

        /** The newest one at place 0. */
        long at(long place) {
            return values[to - 1 - (int) place];
        }

        void clear() {
            from = 0;
            to = 0;
        }
    }

    HeldMessages(Model model, String topic) {
        this.model = model;
        this.topic = topic;
    }

    /**
     * Reads what came since the last time, and forgets what had to make room.
     *
     * @return whether it is everything anew, because messages were taken out, put back, or are those of another instant
     */
    boolean readOn() {
        long now = model.read(each -> each.log().revision());
        long first = model.read(each -> each.log().oldest());
        // another instant of a recording begins where the log of the one before ended
        boolean anew = now != revision || (model.isPast() && first >= next && next > 0);
        if (anew) {
            revision = now;
            next = 0;
            last = null;
            all.clear();
            changes.clear();
        }
        long end = model.read(each -> each.log().end());
        while (next < end) {
            next = model.read(each -> read(each.log(), end));
        }
        model.use(each -> {
            all.dropEvicted(each.log());
            changes.dropEvicted(each.log());
        });
        return anew;
    }

    private long read(MessageLog log, long end) {
        int looked = 0;
        long number = log.next(next);
        for (; number < end && looked < SLICE; number = log.next(number + 1), looked++) {
            Message message = log.find(number);
            if (message != null && message.topic().equals(topic)) {
                all.add(number);
                if (last == null || !Arrays.equals(last, message.payload())) {
                    changes.add(number);
                }
                last = message.payload();
            }
        }
        return Math.min(number, end);
    }

    /** How many there are. */
    int count(boolean onlyChanges) {
        return numbers(onlyChanges).size();
    }

    /** How many there were ever. */
    long added(boolean onlyChanges) {
        return numbers(onlyChanges).added;
    }

    /** The messages from place {@code place} on, the newest first; those that have gone meanwhile are left out. */
    List<Message> at(long place, int most, boolean onlyChanges) {
        Numbers numbers = numbers(onlyChanges);
        long to = Math.min(numbers.size(), place + most);
        return model.read(each -> {
            List<Message> messages = new ArrayList<>();
            for (long at = place; at < to; at++) {
                Message message = each.log().find(numbers.at(at));
                if (message != null) {
                    messages.add(message);
                }
            }
            return messages;
        });
    }

    /** The oldest ones, the oldest first. */
    List<Message> oldest(int most) {
        int count = Math.min(most, all.size());
        return at(all.size() - (long) count, count, false).reversed();
    }

    /** The place of {@code message}; empty if it is not there. */
    OptionalLong placeOf(Message message, boolean onlyChanges) {
        Numbers numbers = numbers(onlyChanges);
        return model.read(each -> {
            int low = 0;
            int high = numbers.size() - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                Message found = each.log().find(numbers.at(middle));
                if (found != null && found.sequence() == message.sequence()) {
                    return found.timeMicros() == message.timeMicros() ? OptionalLong.of(middle) : OptionalLong.empty();
                }
                if (found != null && found.sequence() > message.sequence()) {
                    low = middle + 1;
                } else {
                    high = middle - 1;
                }
            }
            return OptionalLong.empty();
        });
    }

    private Numbers numbers(boolean onlyChanges) {
        return onlyChanges ? changes : all;
    }
}
