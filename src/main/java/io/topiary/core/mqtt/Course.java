package io.topiary.core.mqtt;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The course of a connection: one {@link Attempt} after the other, what comes between them, and when it ends. Lives on
 * the connection's worker thread, which never waits for anything; other threads only read the link that is up.
 */
final class Course {

    private static final Logger LOG = LoggerFactory.getLogger(Course.class);

    /** Told of messages, on the network thread. */
    @FunctionalInterface
    interface Receiver {

        void received(Arrivals arrivals);
    }

    private final StatusKeeper keeper;
    private final SubscriptionBook book;
    private final Attempt.Tools tools;
    private final RetryPlan plan;
    private final Receiver receiver;
    private final VersionChoice versions;
    private final TakeOverSigns takeOver = new TakeOverSigns();
    private final Lookout lookout;
    private ConnectOptions options;
    private volatile @Nullable Attempt attempt;
    private long upSinceNanos;
    private @Nullable ScheduledFuture<?> nextAttempt;

    /**
     * @param book what to subscribe to
     * @param tools what every attempt uses
     * @param plan when to try again
     * @param surroundings tells when the computer has slept or is in another network
     * @param receiver told of messages
     */
    Course(
            ConnectOptions options,
            StatusKeeper keeper,
            SubscriptionBook book,
            Attempt.Tools tools,
            RetryPlan plan,
            Surroundings surroundings,
            Receiver receiver) {
        this.options = options;
        this.keeper = keeper;
        this.book = book;
        this.tools = tools;
        this.plan = plan;
        this.receiver = receiver;
        this.versions = new VersionChoice(options);
        ScheduledExecutorService worker = tools.worker();
        this.lookout = new Lookout(worker, surroundings, this::beat, this::surroundingsChanged);
    }

    /** Starts, also out of WAITING and FAILED; does nothing while connecting or connected. */
    void connect() {
        switch (keeper.state()) {
            case DISCONNECTED, FAILED -> {
                plan.reset();
                versions.reset();
                takeOver.reset();
                lookout.begin();
                begin();
            }
            case WAITING -> begin();
            case RESOLVING, CONNECTING, SUBSCRIBING, CONNECTED -> {
                // already on its way
            }
        }
    }

    /** Ends whatever goes on; {@code gone} is run when DISCONNECT had its chance to leave. */
    void stop(Runnable gone) {
        rest();
        plan.reset();
        Attempt current = attempt;
        attempt = null;
        if (keeper.state() != ConnectionState.DISCONNECTED) {
            keeper.disconnected();
        }
        if (current == null) {
            gone.run();
        } else {
            current.leave(gone);
        }
    }

    /** The link that is up, or null. Any thread. */
    @Nullable
    Uplink uplink() {
        Attempt current = attempt;
        return current == null ? null : current.uplink();
    }

    private void begin() {
        cancelNextAttempt();
        keeper.resolving(plan.attempt());
        Owner owner = new Owner();
        Attempt next = new Attempt(options, book, versions.version(), tools, owner);
        owner.attempt = next;
        attempt = next;
        upSinceNanos = 0;
        next.start();
    }

    private void failed(Failure failure) {
        attempt = null;
        long upNanos = upSinceNanos == 0 ? 0 : System.nanoTime() - upSinceNanos;
        if (upNanos == 0 && versions.changesAfter(failure)) {
            LOG.info(
                    "{}: trying MQTT {}",
                    options.address().hostAndPort(),
                    versions.version().label());
            keeper.switchedTo(versions.switchedTo());
            begin();
            return;
        }
        keeper.switchedTo(versions.switchedTo());
        plan.wasUp(upNanos);
        settle(takeOver.completedBy(failure, upNanos) ? words().dropsAgain(failure) : failure);
    }

    private void settle(Failure failure) {
        LOG.info("{}: {} {}", options.address().hostAndPort(), failure.what().key(), failure.detail());
        OptionalLong delay = plan.after(failure.policy());
        if (delay.isEmpty()) {
            rest();
            takeOver.reset();
            keeper.failed(plan.attempt(), failure);
            return;
        }
        long millis = delay.getAsLong();
        nextAttempt = tools.worker().schedule(this::begin, millis, TimeUnit.MILLISECONDS);
        keeper.waiting(plan.attempt(), System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis), failure);
    }

    private void rest() {
        cancelNextAttempt();
        lookout.end();
    }

    private void cancelNextAttempt() {
        ScheduledFuture<?> scheduled = nextAttempt;
        if (scheduled != null) {
            scheduled.cancel(false);
        }
        nextAttempt = null;
    }

    private void beat() {
        Uplink up = uplink();
        if (up != null) {
            keeper.stalling(up.pulse().isStalling());
        }
    }

    /** What stood in the way may be gone, and what was up may be dead without knowing it. */
    private void surroundingsChanged() {
        LOG.info(
                "{}: the computer slept, or its network changed",
                options.address().hostAndPort());
        Attempt current = attempt;
        if (keeper.state() == ConnectionState.WAITING) {
            begin();
        } else if (current != null) {
            current.checkPulse();
        }
    }

    /** A session that is kept is found again only under the identifier that the broker gave (section 3.2.2.3.7). */
    private void remember(BrokerLimits limits) {
        if (!options.session().cleanStart()) {
            options = options.withLogin(options.login().withClientId(limits.clientId()));
        }
    }

    private FailureWords words() {
        return new FailureWords(options, versions.version());
    }

    /** What the current attempt tells; an attempt that is over tells nothing. */
    private final class Owner implements Attempt.Owner {

        private @Nullable Attempt attempt;

        private boolean isCurrent() {
            return attempt != null && attempt == Course.this.attempt;
        }

        @Override
        public void resolving() {
            if (isCurrent()) {
                keeper.resolving(plan.attempt());
            }
        }

        @Override
        public void connecting(ConnectStep step) {
            if (isCurrent()) {
                keeper.connecting(step);
            }
        }

        @Override
        public void subscribing(BrokerLimits limits) {
            if (isCurrent()) {
                upSinceNanos = System.nanoTime();
                versions.accepted();
                remember(limits);
                keeper.subscribing(limits);
            }
        }

        @Override
        public void connected(List<SubscribeOutcome> outcomes) {
            if (isCurrent()) {
                keeper.connected(outcomes);
            }
        }

        @Override
        public void failed(Failure failure) {
            if (isCurrent()) {
                Course.this.failed(failure);
            }
        }

        @Override
        public void received(Arrivals arrivals) {
            if (isCurrent()) {
                receiver.received(arrivals);
            }
        }
    }
}
