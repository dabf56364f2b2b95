package io.topiary.core.publish.run;

import io.topiary.core.message.PublishRequest;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.publish.EncodeException;
import io.topiary.core.publish.run.RunStatus.State;
import io.topiary.core.text.Text;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One run. {@link #step} belongs to the thread of all runs; outcomes come on any thread; {@link #status} may be asked by any.
 */
final class Run {

    /** Enough to hide the way to the broker and back; a tenth of what a connection has in flight. */
    private static final int MOST_UNDER_WAY = 100;

    /** Then the other runs get their turn. */
    private static final int BURST = 64;

    private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /** What is later than this is not caught up with. */
    private static final long CATCH_UP_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final long id;
    private final String name;
    private final RunSource source;
    private final Outlet outlet;
    private final long everyNanos;
    private final Runnable wake;
    private final RunRate rate = new RunRate();
    private final Object lock = new Object();
    private long began;
    private long due;
    private boolean started;
    private final Deque<PublishRequest> returned = new ArrayDeque<>();
    private volatile boolean exhausted;
    private State state = State.RUNNING;
    private long sent;
    private long acknowledged;
    private long refused;
    private long unknown;
    private int underWay;
    private long passedOver;
    private boolean stopping;
    private @Nullable Text problem;

    /**
     * A run that has not begun.
     *
     * @param everyMillis time between two messages, 0 for as fast as they are acknowledged
     * @param wake calls for a step; any thread
     */
    Run(long id, String name, RunSource source, Outlet outlet, long everyMillis, Runnable wake) {
        this.id = id;
        this.name = name;
        this.source = source;
        this.outlet = outlet;
        this.everyNanos = TimeUnit.MILLISECONDS.toNanos(everyMillis);
        this.wake = wake;
    }

    long id() {
        return id;
    }

    /** Whether nothing more is sent. */
    boolean isOver() {
        synchronized (lock) {
            return state.isOver();
        }
    }

    /** Has it end with the next step. Any thread. */
    void stop() {
        synchronized (lock) {
            stopping = true;
        }
        wake.run();
    }

    /** Ends it because of a fault of Topiary. */
    void fail() {
        synchronized (lock) {
            problem = Text.of("publish.run.broken");
            end(State.FAILED);
        }
    }

    /** Does what is due. @return when to come again, in {@link System#nanoTime()} */
    long step(long now) {
        if (!started) {
            started = true;
            began = now;
            due = now;
        }
        synchronized (lock) {
            if (stopping) {
                end(State.STOPPED);
                return now;
            }
            if (exhausted && isSpent()) {
                end(State.DONE);
                return now;
            }
        }
        if (!outlet.isUp()) {
            become(State.HELD);
            due = now + everyNanos;
            return now + GLANCE_NANOS;
        }
        for (int i = 0; i < BURST && due <= now; i++) {
            Long later = publishNext(now);
            if (later != null) {
                return later;
            }
            due = now - due > CATCH_UP_NANOS ? now : due + everyNanos;
        }
        return due;
    }

    /** Null if the next message left; else when to try again. */
    private @Nullable Long publishNext(long now) {
        synchronized (lock) {
            if (underWay >= MOST_UNDER_WAY) {
                state = State.SLOWED;
                return now + GLANCE_NANOS;
            }
        }
        PublishRequest request = take();
        if (request == null) {
            try {
                request = exhausted ? null : source.next(now - began);
            } catch (EncodeException e) {
                return unmade(e.text(), now);
            }
            if (request == null) {
                exhausted = true;
                return isSpent() ? now : now + GLANCE_NANOS;
            }
        }
        return send(request, now);
    }

    /** The next of those that never left, null if there is none. */
    private @Nullable PublishRequest take() {
        synchronized (lock) {
            return returned.poll();
        }
    }

    /** Whether nothing is left to wait for: what is under way may yet come back unsent. */
    private boolean isSpent() {
        synchronized (lock) {
            return underWay == 0 && returned.isEmpty();
        }
    }

    private @Nullable Long send(PublishRequest request, long now) {
        CompletableFuture<PublishOutcome> outcome = outlet.publish(request);
        if (outcome.getNow(null) instanceof PublishOutcome.Refused no && no.neverLeft()) {
            // the same may be tried again when there is room
            synchronized (lock) {
                returned.addFirst(request);
                state = State.SLOWED;
            }
            return now + AGAIN_NANOS;
        }
        synchronized (lock) {
            sent++;
            underWay++;
            if (state == State.HELD || underWay < MOST_UNDER_WAY / 2) {
                state = State.RUNNING;
            }
            rate.count(now);
        }
        var _ = outcome.thenAccept(told -> settle(request, told));
        return null;
    }

    private @Nullable Long unmade(Text why, long now) {
        synchronized (lock) {
            problem = why;
            if (!source.passesOver(everyNanos > 0)) {
                end(State.FAILED);
                return now;
            }
            passedOver++;
        }
        return null;
    }

    private void settle(PublishRequest request, PublishOutcome outcome) {
        boolean waited;
        synchronized (lock) {
            waited = underWay >= MOST_UNDER_WAY || (exhausted && underWay == 1);
            underWay--;
            switch (outcome) {
                case PublishOutcome.Sent done -> acknowledged++;
                case PublishOutcome.Acknowledged done -> acknowledged++;
                case PublishOutcome.Refused no
                when no.leftBehind() && !state.isOver() -> {
                    // its turn comes with the next link
                    sent--;
                    returned.add(request);
                }
                case PublishOutcome.Refused no -> {
                    refused++;
                    problem = no.failure().what();
                }
                case PublishOutcome.Unknown lost -> {
                    unknown++;
                    problem = lost.failure().what();
                }
            }
        }
        if (waited) {
            wake.run();
        }
    }

    private void become(State now) {
        synchronized (lock) {
            state = now;
        }
    }

    private void end(State last) {
        if (!state.isOver()) {
            state = last;
            source.close();
        }
    }

    RunStatus status(long now) {
        synchronized (lock) {
            return new RunStatus(
                    id,
                    name,
                    state,
                    TimeUnit.NANOSECONDS.toMillis(everyNanos),
                    sent,
                    acknowledged,
                    refused,
                    unknown,
                    underWay,
                    passedOver,
                    exhausted ? 1 : source.share(),
                    state.isOver() ? 0 : rate.perSecond(now),
                    problem);
        }
    }
}
