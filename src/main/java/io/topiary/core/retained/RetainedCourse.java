package io.topiary.core.retained;

import io.topiary.core.mqtt.Failure;
import io.topiary.core.retained.RetainedTally.Ending;
import io.topiary.core.retained.RetainedTally.Refusal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Where each topic stands while they are published. Any thread: outcomes come in on the network's. */
final class RetainedCourse {

    /** So many refusals one after the other mean that the rest would be refused too. */
    private static final int REFUSALS_IN_A_ROW = 200;

    /** A topic whose publish ended with the link so often is left: perhaps it is what ends it. */
    private static final int MOST_TRIES = 3;

    /** A link that is lost so often in a row, with next to nothing done in between, will not carry the rest either. */
    private static final int LOSSES_IN_A_ROW = 3;

    private static final int NEXT_TO_NOTHING = 50;

    /** Unacknowledged at once; the broker's own limit holds too. */
    private static final int WINDOW = 200;

    private static final int WINDOW_AFTER_LOSS = 20;
    private static final long GLANCE_MILLIS = 5;

    private final Deque<String> waiting;
    private final Set<String> underWay = new LinkedHashSet<>();
    private final List<String> done = new ArrayList<>();
    private final Map<String, Failure> refused = new LinkedHashMap<>();
    private final Map<String, Integer> lost = new HashMap<>();
    private final List<String> unknown = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private final int total;
    private int refusalsInARow;
    private int lossesInARow;
    private int settledAtLoss = -NEXT_TO_NOTHING;

    RetainedCourse(List<String> topics) {
        this.waiting = new ArrayDeque<>(topics);
        this.total = topics.size();
    }

    /** The next one to publish, null if there is none now. */
    synchronized @Nullable String next() {
        return waiting.poll();
    }

    synchronized void begin(String topic) {
        underWay.add(topic);
    }

    synchronized void skip(String topic) {
        skipped.add(topic);
    }

    synchronized void done(String topic) {
        if (underWay.remove(topic)) {
            refusalsInARow = 0;
            done.add(topic);
        }
    }

    synchronized void refuse(String topic, Failure failure) {
        if (underWay.remove(topic)) {
            refusalsInARow++;
            refused.put(topic, failure);
        }
    }

    /** It did not leave. */
    synchronized void giveBack(String topic) {
        if (underWay.remove(topic)) {
            waiting.addFirst(topic);
        }
    }

    /** The link died under it. */
    synchronized void unknown(String topic) {
        if (!underWay.remove(topic)) {
            return;
        }
        if (lost.merge(topic, 1, Integer::sum) < MOST_TRIES) {
            waiting.addFirst(topic);
        } else {
            unknown.add(topic);
        }
    }

    /** How many there are. */
    int total() {
        return total;
    }

    /** Waits until nothing is under way, for {@code millis} at most. */
    synchronized void awaitLast(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        try {
            while (!underWay.isEmpty() && System.nanoTime() - end < 0) {
                wait(GLANCE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized int underWay() {
        return underWay.size();
    }

    /** How many have an outcome. */
    synchronized int settled() {
        return done.size() + refused.size() + unknown.size() + skipped.size();
    }

    synchronized boolean isFinished() {
        return waiting.isEmpty() && underWay.isEmpty();
    }

    /** The link is down. */
    synchronized void linkLost() {
        int settled = settled();
        lossesInARow = settled - settledAtLoss < NEXT_TO_NOTHING ? lossesInARow + 1 : 1;
        settledAtLoss = settled;
    }

    /** How many may be under way now: few after a loss, so that it is seen which of them the broker ends the link for. */
    synchronized int window() {
        boolean going = lossesInARow == 0 || settled() - settledAtLoss >= NEXT_TO_NOTHING;
        return going ? WINDOW : lossesInARow == 1 ? WINDOW_AFTER_LOSS : 1;
    }

    synchronized boolean isLinkHopeless() {
        return lossesInARow >= LOSSES_IN_A_ROW;
    }

    synchronized boolean isHopeless() {
        return refusalsInARow >= REFUSALS_IN_A_ROW;
    }

    /** What became of each; what is under way now ends unknown, as does what was once and had no outcome since. */
    synchronized RetainedTally tally(Ending ending) {
        List<String> left = new ArrayList<>();
        List<String> open = new ArrayList<>(unknown);
        open.addAll(underWay);
        underWay.clear();
        for (String topic : waiting) {
            (lost.containsKey(topic) ? open : left).add(topic);
        }
        List<Refusal> refusals = refused.entrySet().stream()
                .map(entry -> new Refusal(entry.getKey(), entry.getValue()))
                .toList();
        return new RetainedTally(done, refusals, open, skipped, left, ending);
    }
}
