package io.topiary.core.mqtt;

import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The publishes of one link: so many under way as both sides allow, the others wait for their turn up to a limit, and
 * none is left without an outcome when the link ends. They go out in the order they came. Any thread may call it; none
 * waits.
 */
final class Outbox {

    /** Handed over in one go; then other work of the connection's thread gets its turn. */
    private static final int BURST = 256;

    private final BrokerLink link;
    private final FailureWords words;
    private final PublishRules rules;
    private final SessionOptions.Sending bounds;
    private final OutboxTally tally;
    private final Executor worker;
    private final int acknowledgedLimit;

    private final Object lock = new Object();
    private final Deque<Pending> waiting = new ArrayDeque<>();
    private final Deque<Pending> ready = new ArrayDeque<>();
    private final Set<Pending> underWay = new HashSet<>();
    private int unacknowledged;
    private int unwritten;
    private boolean sending;
    private boolean ended;
    private volatile @Nullable LastTopic lastTopic;

    /** One publish that has no outcome yet. */
    private static final class Pending {
        private final PublishRequest request;
        private final long since = System.nanoTime();
        private final CompletableFuture<PublishOutcome> outcome = new CompletableFuture<>();

        private Pending(PublishRequest request) {
            this.request = request;
        }

        private boolean isAcknowledged() {
            return request.qos() != Qos.AT_MOST_ONCE;
        }
    }

    /**
     * The topic published to last.
     *
     * @param name the topic
     * @param sinceNanos {@link System#nanoTime()} when it was first published to without another one in between
     */
    record LastTopic(String name, long sinceNanos) {}

    /**
     * @param bounds how many may be under way and wait
     * @param tally counts what does not go out
     * @param worker the connection's thread; hands the publishes to the link, one after the other
     */
    Outbox(
            BrokerLink link,
            BrokerLimits limits,
            FailureWords words,
            SessionOptions.Sending bounds,
            OutboxTally tally,
            Executor worker) {
        this.link = link;
        this.words = words;
        this.rules = new PublishRules(limits, words);
        this.bounds = bounds;
        this.tally = tally;
        this.worker = worker;
        this.acknowledgedLimit = Math.min(bounds.inFlight(), limits.receiveMaximum());
    }

    /** Sends {@code request} unless a limit forbids it; completes with the outcome, never exceptionally. */
    CompletableFuture<PublishOutcome> publish(PublishRequest request) {
        Pending pending = new Pending(request);
        Failure objection = rules.objection(request);
        if (objection != null) {
            refuse(pending, objection);
            return pending.outcome;
        }
        Pending turnedAway;
        boolean gone;
        synchronized (lock) {
            gone = ended;
            turnedAway = gone ? null : admit(pending);
            wakeSender();
        }
        if (gone) {
            refuse(pending, words.notConnected());
        } else if (turnedAway != null) {
            turnAway(turnedAway);
        }
        return pending.outcome;
    }

    /** What waits and what is under way now, and what was counted so far. */
    OutboxCounts counts() {
        synchronized (lock) {
            return tally.counts(waiting.size(), unacknowledged);
        }
    }

    /** The topic published to last, null if there was none. */
    @Nullable
    LastTopic lastTopic() {
        return lastTopic;
    }

    /** The link is gone: what is under way ends unknown, what waited is refused, and nothing more is taken. */
    void end(Failure failure) {
        List<Pending> open;
        List<Pending> unsent;
        synchronized (lock) {
            ended = true;
            open = List.copyOf(underWay);
            unsent = new ArrayList<>(ready);
            unsent.addAll(waiting);
            underWay.clear();
            ready.clear();
            waiting.clear();
        }
        open.forEach(pending -> pending.outcome.complete(new PublishOutcome.Unknown(failure)));
        unsent.forEach(pending -> refuse(pending, words.local("neverSent")));
    }

    /** The one there is no room for: the new one, or one that waited; null if there is room. */
    private @Nullable Pending admit(Pending pending) {
        if (waiting.isEmpty() && takesPlace(pending)) {
            ready.add(pending);
            return null;
        }
        if (waiting.size() < bounds.waiting()) {
            waiting.add(pending);
            return null;
        }
        Pending oldest = bounds.whenFull() == SessionOptions.Sending.WhenFull.DROP_OLDEST ? waiting.poll() : null;
        if (oldest == null) {
            return pending;
        }
        waiting.add(pending);
        return oldest;
    }

    private boolean takesPlace(Pending pending) {
        if (pending.isAcknowledged()) {
            if (unacknowledged >= acknowledgedLimit) {
                return false;
            }
            unacknowledged++;
        } else {
            if (unwritten >= bounds.inFlight()) {
                return false;
            }
            unwritten++;
        }
        return true;
    }

    private void turnAway(Pending pending) {
        String limit = String.valueOf(bounds.waiting());
        switch (bounds.whenFull()) {
            case REFUSE -> refuse(pending, words.local("tooManyWaiting", limit));
            case DROP_OLDEST, DROP_NEWEST -> {
                tally.dropped();
                pending.outcome.complete(new PublishOutcome.Refused(words.local("dropped", limit)));
            }
        }
    }

    private void refuse(Pending pending, Failure failure) {
        tally.refused();
        pending.outcome.complete(new PublishOutcome.Refused(failure));
    }

    private void wakeSender() {
        if (sending || ready.isEmpty()) {
            return;
        }
        sending = true;
        try {
            worker.execute(this::send);
        } catch (RejectedExecutionException closing) {
            // end() is under way and gives what is here its outcome
            sending = false;
        }
    }

    private void send() {
        for (int i = 0; i < BURST; i++) {
            Pending next;
            synchronized (lock) {
                next = ready.poll();
                if (next == null) {
                    sending = false;
                    return;
                }
                underWay.add(next);
            }
            hand(next);
        }
        synchronized (lock) {
            sending = false;
            wakeSender();
        }
    }

    private void hand(Pending pending) {
        PublishRequest request = pending.request;
        LastTopic last = lastTopic;
        String name = request.topic().name();
        if (last == null || !last.name().equals(name)) {
            lastTopic = new LastTopic(name, System.nanoTime());
        }
        var _ = link.publish(request).whenComplete((answer, failure) -> {
            long nanos = System.nanoTime() - pending.since;
            settle(pending, failure == null ? answered(request, answer, nanos) : failed(failure));
        });
    }

    private void settle(Pending pending, @Nullable PublishOutcome result) {
        if (result == null) {
            return;
        }
        synchronized (lock) {
            if (!underWay.remove(pending)) {
                return;
            }
            if (pending.isAcknowledged()) {
                unacknowledged--;
            } else {
                unwritten--;
            }
            for (Pending head = waiting.peek(); head != null && takesPlace(head); head = waiting.peek()) {
                ready.add(waiting.remove());
            }
            wakeSender();
        }
        if (result instanceof PublishOutcome.Refused) {
            tally.refused();
        }
        pending.outcome.complete(result);
    }

    private PublishOutcome answered(PublishRequest request, BrokerAnswer answer, long nanos) {
        if (request.qos() == Qos.AT_MOST_ONCE) {
            return new PublishOutcome.Sent(nanos);
        }
        if (answer.code() >= 0x80) {
            return new PublishOutcome.Refused(
                    words.publishRefused(request.topic().name(), answer));
        }
        String reason = answer.reasonString();
        return new PublishOutcome.Acknowledged(
                nanos,
                ReasonCodes.of(answer.packet(), answer.version(), answer.code()),
                reason == null ? null : BrokerText.escape(reason));
    }

    /** Null while it is not known whether only this publish failed or the link is going down. */
    private @Nullable PublishOutcome failed(Throwable failure) {
        Failure local = words.unsendable(failure);
        return local == null ? null : new PublishOutcome.Refused(local);
    }
}
