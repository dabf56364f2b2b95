package io.topiary.core.compare;

import io.topiary.core.compare.SidePairs.Pair;
import io.topiary.core.history.RecordingException;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Topics whose value moves: what one side has just received is on its way to the other one, and no difference. They are
 * looked at again for two seconds, and are equal if a value of one side turns up on the other. That also tells the lag.
 */
final class Settling {

    /** More are not waited for. */
    private static final int MOST = 10_000;

    private static final int ROUNDS = 20;
    private static final long ROUND_MILLIS = 100;

    private final Side left;
    private final Side right;
    private final Likeness likeness;
    private final Map<String, Seen> moving = new LinkedHashMap<>();

    Settling(Side left, Side right, Likeness likeness) {
        this.left = left;
        this.right = right;
        this.likeness = likeness;
    }

    /** Waits for {@code pair}, too; false if there are too many already. */
    boolean add(Pair pair) {
        if (moving.size() >= MOST) {
            return false;
        }
        Seen seen = new Seen();
        seen.note(pair.left(), pair.right());
        moving.put(pair.topic(), seen);
        return true;
    }

    /** Tells {@code taker} what became of them. */
    void settle(Pairs.Taker taker, Job.Control control) throws RecordingException {
        if (moving.isEmpty()) {
            return;
        }
        control.phase(Text.of("compare.phase.settling", moving.size()), ROUNDS);
        for (int round = 1; round <= ROUNDS && !moving.isEmpty() && control.pause(ROUND_MILLIS); round++) {
            look(taker);
            control.done(round);
        }
        moving.forEach((topic, seen) -> taker.take(topic, seen.lefts.getLast(), seen.rights.getLast(), 0));
        moving.clear();
    }

    private void look(Pairs.Taker taker) throws RecordingException {
        List<String> topics = List.copyOf(moving.keySet());
        Map<String, Reading> lefts = left.read(topics);
        Map<String, Reading> rights = right.read(topics);
        Iterator<Map.Entry<String, Seen>> rest = moving.entrySet().iterator();
        while (rest.hasNext()) {
            Map.Entry<String, Seen> entry = rest.next();
            String topic = entry.getKey();
            Pair met = entry.getValue().note(lefts.get(topic), rights.get(topic));
            if (met != null) {
                taker.take(topic, met.left(), met.right(), 0);
                rest.remove();
            }
        }
    }

    /** What was seen of a topic on either side, the newest last. */
    private final class Seen {

        private final List<Reading> lefts = new ArrayList<>();
        private final List<Reading> rights = new ArrayList<>();

        /** Adds what is there now. @return the newest values that are the same, null if none are */
        @Nullable
        Pair note(@Nullable Reading newLeft, @Nullable Reading newRight) {
            add(lefts, newLeft);
            add(rights, newRight);
            for (Reading before : lefts.reversed()) {
                for (Reading after : rights.reversed()) {
                    if (likeness.same(before.message(), after.message())) {
                        return new Pair(before.message().topic(), before, after);
                    }
                }
            }
            return null;
        }

        private void add(List<Reading> seen, @Nullable Reading now) {
            if (now != null && (seen.isEmpty() || !seen.getLast().message().equals(now.message()))) {
                seen.add(now);
            }
        }
    }
}
