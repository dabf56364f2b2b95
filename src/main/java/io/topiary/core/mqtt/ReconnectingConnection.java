package io.topiary.core.mqtt;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that tries again: {@link Attempt}s one after the other, with {@link RetryPlan} between them.
 *
 * <p>All of its state belongs to one worker thread, which never waits for anything; other threads read the status and
 * the link that is up.
 */
final class ReconnectingConnection implements Connection {

    private static final Logger LOG = LoggerFactory.getLogger(ReconnectingConnection.class);

    /** How long {@link #close()} lets DISCONNECT leave. */
    private static final long CLOSE_MILLIS = 1_000;

    private final ConnectOptions options;
    private final ConnectionListener listener;
    private final ScheduledThreadPoolExecutor worker;
    private final Attempt.Tools tools;
    private final RetryPlan plan;
    private final StatusKeeper keeper = new StatusKeeper(this::tell);
    private final SubscriptionBook book;
    private final SubscriptionDesk desk;
    private volatile boolean closed;
    private volatile @Nullable Attempt attempt;
    private volatile @Nullable Thread workerThread;
    private ProtocolVersion version;
    private long upSinceNanos;
    private @Nullable ScheduledFuture<?> nextAttempt;

    /**
     * @param inFlight publishes allowed to be under way at once
     */
    ReconnectingConnection(
            ConnectOptions options,
            ConnectionListener listener,
            HostResolver resolver,
            LinkFactory links,
            BackOff backOff,
            int inFlight) {
        this.options = options;
        this.listener = listener;
        this.version = options.protocol().first();
        this.book = new SubscriptionBook(options.subscriptions());
        this.desk = new SubscriptionDesk(options, book, keeper, this::uplink, this::onWorker);
        this.plan = new RetryPlan(backOff);
        this.worker = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread =
                    new Thread(task, "topiary-connection-" + options.address().host());
            thread.setDaemon(true);
            workerThread = thread;
            return thread;
        });
        worker.setRemoveOnCancelPolicy(true);
        this.tools = new Attempt.Tools(worker, resolver, links, inFlight);
    }

    @Override
    public ConnectionStatus status() {
        return keeper.status();
    }

    @Override
    public void connect() {
        onWorker(() -> {
            switch (keeper.state()) {
                case DISCONNECTED, FAILED -> {
                    plan.reset();
                    begin();
                }
                case WAITING -> begin();
                case RESOLVING, CONNECTING, SUBSCRIBING, CONNECTED -> {
                    // already on its way
                }
            }
        });
    }

    @Override
    public void disconnect() {
        onWorker(() -> stop(() -> {}));
    }

    @Override
    public CompletableFuture<PublishOutcome> publish(PublishRequest request) {
        Uplink uplink = uplink();
        return uplink == null
                ? CompletableFuture.completedFuture(new PublishOutcome.Refused(words().notConnected()))
                : uplink.outbox().publish(request);
    }

    @Override
    public CompletableFuture<List<SubscribeOutcome>> subscribe(List<Subscription> added) {
        return desk.subscribe(added);
    }

    @Override
    public CompletableFuture<Void> unsubscribe(List<TopicFilter> filters) {
        return desk.unsubscribe(filters);
    }

    @Override
    public void close() {
        closed = true;
        CountDownLatch gone = new CountDownLatch(1);
        try {
            worker.execute(() -> {
                stop(gone::countDown);
                worker.shutdown();
            });
            if (Thread.currentThread() != workerThread) {
                var _ = gone.await(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (RejectedExecutionException alreadyClosed) {
            LOG.debug("Closed twice");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin() {
        cancelNextAttempt();
        keeper.resolving(plan.attempt());
        Owner owner = new Owner();
        Attempt next = new Attempt(options, book.wanted(), version, tools, owner);
        owner.attempt = next;
        attempt = next;
        upSinceNanos = 0;
        next.start();
    }

    private void stop(Runnable gone) {
        cancelNextAttempt();
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

    private void failed(Failure failure) {
        attempt = null;
        if (fallsBack(failure)) {
            LOG.info("{} does not speak MQTT 5, trying 3.1.1", options.address().hostAndPort());
            version = ProtocolVersion.V3_1_1;
            begin();
            return;
        }
        LOG.info("{}: {} {}", options.address().hostAndPort(), failure.what().key(), failure.detail());
        if (upSinceNanos != 0) {
            plan.wasUp(System.nanoTime() - upSinceNanos);
        }
        OptionalLong delay = plan.after(failure.policy());
        if (delay.isEmpty()) {
            keeper.failed(plan.attempt(), failure);
            return;
        }
        long millis = delay.getAsLong();
        nextAttempt = worker.schedule(this::begin, millis, TimeUnit.MILLISECONDS);
        keeper.waiting(plan.attempt(), System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis), failure);
    }

    private boolean fallsBack(Failure failure) {
        return options.protocol().automatic()
                && version == ProtocolVersion.V5
                && failure.reason().filter(ReasonCodes::isUnsupportedVersion).isPresent();
    }

    private void cancelNextAttempt() {
        ScheduledFuture<?> scheduled = nextAttempt;
        if (scheduled != null) {
            scheduled.cancel(false);
        }
        nextAttempt = null;
    }

    private FailureWords words() {
        return new FailureWords(options, options.protocol().first());
    }

    private @Nullable Uplink uplink() {
        Attempt current = attempt;
        return current == null || closed ? null : current.uplink();
    }

    private void tell(ConnectionStatus status) {
        if (closed) {
            return;
        }
        try {
            listener.changed(status);
        } catch (RuntimeException e) {
            LOG.error("A listener failed on {}", status.state(), e);
        }
    }

    /** False if the connection is closed. */
    private boolean onWorker(Runnable task) {
        try {
            worker.execute(task);
            return true;
        } catch (RejectedExecutionException closedMeanwhile) {
            return false;
        }
    }

    /** What the current attempt tells; an attempt that is over tells nothing. */
    private final class Owner implements Attempt.Owner {

        private @Nullable Attempt attempt;

        private boolean isCurrent() {
            return attempt != null && attempt == ReconnectingConnection.this.attempt && !closed;
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
                ReconnectingConnection.this.failed(failure);
            }
        }

        @Override
        public void received(String topic, byte[] payload, Qos qos, boolean retained, MessageProperties properties) {
            if (isCurrent()) {
                listener.received(topic, payload, qos, retained, properties);
            }
        }
    }
}
