package io.topiary.core.retained;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.message.RetainHandling;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.Connection;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.MessageListener;
import io.topiary.core.mqtt.SubscribeOutcome;
import io.topiary.core.work.Job;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A second connection that asks a broker for stored messages: it subscribes anew each time, and takes what comes with
 * RETAIN set. It asks for that flag to be taken off live messages (retain-as-published off: MQTT 5, section 3.3.1.3; with
 * 3.1.1 it is always so), so that nothing live can be mistaken for stored.
 *
 * <p>No broker tells when it has sent all: a round is over when all that was expected has come, or nothing for a while.
 * Used by one thread.
 */
final class RetainedReader implements AutoCloseable {

    /** Silence after which a round is over, when nothing has come at all. */
    private static final long FIRST_MILLIS = 1_500;

    /** Silence after which a round is over. */
    private static final long NEXT_MILLIS = 700;

    private static final long GLANCE_MILLIS = 5;

    private final Listener listener = new Listener();
    private final Connection connection;

    /**
     * How many are expected.
     *
     * @param count so many at least
     * @param graceMillis how long it stays silent after those before the round is over
     */
    record Expected(int count, long graceMillis) {

        /** Nobody knows. */
        static final Expected UNKNOWN = new Expected(Integer.MAX_VALUE, 0);
    }

    private RetainedReader(RetainedLine line) {
        this.connection = line.companion(listener);
    }

    /**
     * Connects.
     *
     * @return what reads, perhaps without a link if it was cancelled
     * @throws RetainedException if the broker can't be reached a second time
     */
    static RetainedReader open(RetainedLine line, Job.Control control) throws RetainedException {
        RetainedReader reader = new RetainedReader(line);
        try {
            reader.connection.connect();
            while (!reader.isUp() && control.pause(GLANCE_MILLIS)) {
                RetainedException.throwIfDown(reader.connection.status());
            }
            return reader;
        } catch (RetainedException e) {
            reader.close();
            throw e;
        }
    }

    /**
     * One round: takes the stored messages under {@code filters}.
     *
     * @param qos highest quality of service to be told; only 2 tells each message's own
     * @param expected what is known about how many come
     * @param taker gets them on the network thread, quick; tells whether it is one of those expected
     * @throws RetainedException if the broker refused, or the link was lost
     */
    void read(List<TopicFilter> filters, Qos qos, Expected expected, Job.Control control, Predicate<Message> taker)
            throws RetainedException {
        if (control.isCancelled() || filters.isEmpty()) {
            return;
        }
        listener.begin(taker);
        CompletableFuture<List<SubscribeOutcome>> answers = connection.subscribe(filters.stream()
                .map(filter -> new Subscription(filter, qos, false, false, RetainHandling.SEND, true))
                .toList());
        try {
            if (await(answers, control)) {
                refuse(answers.join());
                awaitSilence(expected, control);
            }
        } finally {
            listener.end();
            var ended = connection.unsubscribe(filters);
            if (!control.isCancelled()) {
                await(ended, control);
            }
        }
    }

    private boolean await(CompletableFuture<?> answer, Job.Control control) throws RetainedException {
        while (!answer.isDone()) {
            RetainedException.throwIfDown(connection.status());
            if (!control.pause(GLANCE_MILLIS)) {
                return false;
            }
        }
        return true;
    }

    private void awaitSilence(Expected expected, Job.Control control) throws RetainedException {
        long begin = System.nanoTime();
        while (control.pause(GLANCE_MILLIS)) {
            RetainedException.throwIfDown(connection.status());
            int count = listener.count();
            long patience =
                    count >= expected.count() ? expected.graceMillis() : count == 0 ? FIRST_MILLIS : NEXT_MILLIS;
            long silent = System.nanoTime() - (count == 0 ? begin : Math.max(begin, listener.lastNanos()));
            if (TimeUnit.NANOSECONDS.toMillis(silent) >= patience) {
                return;
            }
        }
    }

    private static void refuse(List<SubscribeOutcome> answers) throws RetainedException {
        for (SubscribeOutcome answer : answers) {
            if (answer instanceof SubscribeOutcome.Refused refused) {
                throw new RetainedException(refused.failure(), null);
            }
        }
    }

    private boolean isUp() {
        return connection.status().state() == ConnectionState.CONNECTED;
    }

    @Override
    public void close() {
        connection.close();
    }

    private static final class Listener implements MessageListener {

        private Predicate<Message> taker = message -> false;
        private int count;
        private long lastNanos;

        synchronized void begin(Predicate<Message> newTaker) {
            taker = newTaker;
            count = 0;
        }

        synchronized void end() {
            taker = message -> false;
        }

        synchronized int count() {
            return count;
        }

        synchronized long lastNanos() {
            return lastNanos;
        }

        @Override
        public void changed(ConnectionStatus status) {
            // looked at when it is needed
        }

        @Override
        public synchronized void received(
                String topic, byte[] payload, Qos qos, boolean retained, MessageProperties properties) {
            if (!retained || payload.length == 0) {
                return;
            }
            long nanos = System.nanoTime();
            long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
            if (taker.test(new Message(count, micros, nanos, topic, payload, properties, Direction.IN, qos, true))) {
                count++;
                lastNanos = nanos;
            }
        }
    }
}
