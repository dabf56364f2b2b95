package io.topiary.core.session;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.mqtt.Arrivals;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives each message of a session its number and its time.
 *
 * <p>The wall clock is read once a second and carried on by {@link System#nanoTime()} in between: that is cheaper, and
 * times within a second never run backwards. Any thread may call.
 */
final class MessageStamp {

    /** What is kept of a payload that does not lie on the heap, because it would not fit. */
    private static final int KEPT_BYTES = 64 * 1024;

    private static final long ANCHOR_NANOS = 1_000_000_000L;

    private final AtomicLong next = new AtomicLong();
    private final OwnMessages own = new OwnMessages();
    private volatile Anchor anchor = Anchor.now();

    private record Anchor(long micros, long nanos) {

        static Anchor now() {
            Instant now = Instant.now();
            return new Anchor(now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000, System.nanoTime());
        }
    }

    /** The messages that came now: what came together has one time. */
    Message[] received(Arrivals arrivals) {
        int count = arrivals.count();
        Message[] messages = new Message[count];
        long nanos = System.nanoTime();
        long micros = micros(nanos);
        long first = next.getAndAdd(count);
        for (int i = 0; i < count; i++) {
            Message message = new Message(
                    first + i,
                    micros,
                    nanos,
                    arrivals.topic(i),
                    arrivals.payload(i),
                    arrivals.properties(i),
                    Direction.IN,
                    arrivals.qos(i),
                    arrivals.retained(i));
            own.received(message);
            messages[i] = message;
        }
        return messages;
    }

    Message published(PublishRequest request) {
        long nanos = System.nanoTime();
        boolean whole = request.content().hasArray();
        byte[] payload = whole ? request.payload() : request.head(KEPT_BYTES);
        return new Message(
                next.getAndIncrement(),
                micros(nanos),
                nanos,
                request.topic().name(),
                payload,
                request.properties(),
                Direction.OUT,
                request.qos(),
                request.retain(),
                request.size() - payload.length);
    }

    /** Knows what comes back of what was published. */
    OwnMessages own() {
        return own;
    }

    /** Number that the next message will get. */
    long next() {
        return next.get();
    }

    /** The time now, as messages get it. */
    long micros() {
        return micros(System.nanoTime());
    }

    private long micros(long nanos) {
        Anchor current = anchor;
        if (nanos - current.nanos() > ANCHOR_NANOS) {
            current = Anchor.now();
            anchor = current;
            return current.micros();
        }
        return current.micros() + (nanos - current.nanos()) / 1_000;
    }
}
