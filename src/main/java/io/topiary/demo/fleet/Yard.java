package io.topiary.demo.fleet;

import io.topiary.demo.broker.DemoBroker;
import io.topiary.demo.broker.LocalClient;
import io.topiary.demo.broker.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where devices live: their connection, their clock and their luck. On the broker's loop only. */
final class Yard {
    private static final Logger LOG = LoggerFactory.getLogger(Yard.class);
    private static final long LATEST_START_MILLIS = 2_000;

    private final DemoBroker broker;
    private final Random random;
    private final Payloads payloads = new Payloads();
    private final List<Future<?>> timers = new ArrayList<>();
    private final List<LocalClient> clients = new ArrayList<>();
    private boolean closed;

    Yard(DemoBroker broker, long seed) {
        this.broker = broker;
        this.random = new Random(seed);
    }

    Random random() {
        return random;
    }

    Payloads payloads() {
        return payloads;
    }

    /** A connection without a will. */
    Station connect(String clientId) {
        return connect(clientId, null, message -> {});
    }

    /**
     * A connection.
     *
     * @param will published when the device fails, or null
     * @param onMessage called with what it subscribed to
     */
    Station connect(String clientId, @Nullable Message will, Consumer<Message> onMessage) {
        LocalClient client = broker.attach(clientId, will, message -> guarded(() -> onMessage.accept(message)));
        clients.removeIf(former -> !former.isConnected());
        clients.add(client);
        return new Station(client, payloads);
    }

    /** Repeats a task, the first time at a random moment within its period and the first two seconds. */
    void every(Duration period, Runnable task) {
        long phase = (long) (random.nextDouble() * Math.min(period.toMillis(), LATEST_START_MILLIS));
        timers.add(broker.loop()
                .scheduleAtFixedRate(() -> guarded(task), phase, period.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Does a task now and repeats it. */
    void nowAndEvery(Duration period, Runnable task) {
        guarded(task);
        every(period, task);
    }

    /** Does a task once, later. */
    void after(Duration delay, Runnable task) {
        timers.removeIf(Future::isDone);
        ScheduledFuture<?> timer = broker.loop().schedule(() -> guarded(task), delay.toMillis(), TimeUnit.MILLISECONDS);
        timers.add(timer);
    }

    /** Does a task on the loop soon; may be called from any thread. */
    void soon(Runnable task) {
        try {
            broker.loop().execute(() -> guarded(task));
        } catch (RejectedExecutionException closing) {
            LOG.debug("The broker closed before a device could publish");
        }
    }

    /** Stops everything; the devices leave in order. */
    void close() {
        closed = true;
        timers.forEach(timer -> timer.cancel(false));
        clients.forEach(LocalClient::close);
    }

    /** A device that fails must not take the broker's loop with it. */
    private void guarded(Runnable task) {
        if (closed) {
            return;
        }
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.warn("A simulated device failed", e);
        }
    }
}
