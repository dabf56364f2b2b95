package io.topiary.core.mqtt;

import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that tries again. All of its state belongs to one worker thread, on which {@link Course} decides what
 * comes next; this class carries what others want over to it.
 */
final class ReconnectingConnection implements Connection {

    private static final Logger LOG = LoggerFactory.getLogger(ReconnectingConnection.class);

    /** How long {@link #close()} lets DISCONNECT leave. */
    private static final long CLOSE_MILLIS = 1_000;

    private final ConnectOptions options;
    private final ConnectionListener listener;
    private final ConnectionWorker worker;
    private final StatusKeeper keeper = new StatusKeeper(this::tell);
    private final OutboxTally tally = new OutboxTally();
    private final SubscriptionBook book;
    private final SubscriptionDesk desk;
    private final Course course;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch gone = new CountDownLatch(1);
    private volatile boolean closed;

    /** @param surroundings tells when the computer has slept or is in another network; this connection's own */
    ReconnectingConnection(
            ConnectOptions options,
            ConnectionListener listener,
            HostResolver resolver,
            LinkFactory links,
            BackOff backOff,
            Surroundings surroundings) {
        this.options = options;
        this.listener = listener;
        this.book = new SubscriptionBook(options.subscriptions());
        this.desk = new SubscriptionDesk(options, book, keeper, this::uplink, this::onWorker);
        this.worker = new ConnectionWorker(options.address().host());
        this.course = new Course(
                options,
                keeper,
                book,
                new Attempt.Tools(worker, resolver, links, tally),
                new RetryPlan(backOff),
                surroundings,
                this::received);
    }

    @Override
    public ConnectionStatus status() {
        return keeper.status();
    }

    @Override
    public void connect() {
        onWorker(course::connect);
    }

    @Override
    public void disconnect() {
        onWorker(() -> course.stop(() -> {}));
    }

    @Override
    public CompletableFuture<PublishOutcome> publish(PublishRequest request) {
        Uplink uplink = uplink();
        if (uplink != null) {
            return uplink.outbox().publish(request);
        }
        tally.refused();
        return CompletableFuture.completedFuture(new PublishOutcome.Refused(
                new FailureWords(options, options.protocol().first()).notConnected()));
    }

    @Override
    public OutboxCounts counts() {
        Uplink uplink = uplink();
        return uplink == null ? tally.counts(0, 0) : uplink.outbox().counts();
    }

    @Override
    public List<Subscription> subscriptions() {
        return book.all();
    }

    @Override
    public CompletableFuture<List<SubscribeOutcome>> subscribe(List<Subscription> added) {
        return desk.subscribe(added);
    }

    @Override
    public CompletableFuture<Map<TopicFilter, Failure>> unsubscribe(List<TopicFilter> filters) {
        return desk.unsubscribe(filters);
    }

    @Override
    public void close() {
        closed = true;
        if (closing.compareAndSet(false, true)) {
            worker.execute(() -> {
                course.stop(gone::countDown);
                worker.shutdown();
            });
        }
        try {
            // whoever closes it too waits as well: the one that returns first may let the program end
            if (!worker.isCurrentThread() && !gone.await(CLOSE_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.debug("DISCONNECT did not leave in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Uplink uplink() {
        return closed ? null : course.uplink();
    }

    private void received(Arrivals arrivals) {
        if (!closed) {
            listener.received(arrivals);
        }
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
}
