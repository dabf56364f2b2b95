package io.topiary.core.session;

import io.topiary.core.message.Message;
import io.topiary.core.message.PublishRequest;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Knows which received messages are a session's own: a broker delivers what a client publishes to that client too if it
 * subscribed to it (MQTT 5, section 3.8.3.1, No Local). A message counts as own that has topic and payload of one published
 * in the last minute and not come back yet. Written by the network thread and by whoever publishes; any thread may ask. While
 * nothing was published it costs nothing.
 */
public final class OwnMessages {

    private static final long WAIT_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int MOST_AWAITED = 10_000;
    private static final int MOST_KNOWN = 100_000;

    private final Map<String, Deque<Awaited>> awaited = new HashMap<>();
    private final Deque<String> order = new ArrayDeque<>();
    private final Set<Long> known = new HashSet<>();
    private final Deque<Long> knownOrder = new ArrayDeque<>();
    private volatile boolean some;

    /** A message that may come back. */
    private record Awaited(int hash, int length, long nanos) {}

    /** {@code request} is about to be published: what comes back may be faster than whoever publishes. */
    void publishing(PublishRequest request) {
        // a large file takes a while, for which nobody waits
        await(request.topic().name(), new Awaited(hash(request), request.size(), System.nanoTime()));
    }

    private static int hash(PublishRequest request) {
        ByteBuffer content = request.content();
        if (content.hasArray()) {
            return Arrays.hashCode(request.payload());
        }
        int hash = 1;
        while (content.hasRemaining()) {
            hash = 31 * hash + content.get();
        }
        return hash;
    }

    private synchronized void await(String topic, Awaited one) {
        awaited.computeIfAbsent(topic, name -> new ArrayDeque<>()).add(one);
        order.add(topic);
        if (order.size() > MOST_AWAITED) {
            forget(order.remove());
        }
        some = true;
    }

    /** {@code message} came. */
    void received(Message message) {
        if (some) {
            judge(message);
        }
    }

    private synchronized void judge(Message message) {
        String topic = message.topic();
        byte[] payload = message.payload();
        Deque<Awaited> ofTopic = awaited.get(topic);
        if (ofTopic == null) {
            return;
        }
        int hash = Arrays.hashCode(payload);
        for (Iterator<Awaited> all = ofTopic.iterator(); all.hasNext(); ) {
            Awaited one = all.next();
            if (message.nanoTime() - one.nanos() > WAIT_NANOS) {
                all.remove();
            } else if (one.hash() == hash && one.length() == payload.length) {
                all.remove();
                know(message.sequence());
                break;
            }
        }
        if (ofTopic.isEmpty()) {
            awaited.remove(topic);
            some = !awaited.isEmpty();
        }
        if (!some) {
            order.clear();
        }
    }

    private void know(long sequence) {
        known.add(sequence);
        knownOrder.add(sequence);
        if (known.size() > MOST_KNOWN) {
            known.remove(knownOrder.remove());
        }
    }

    private void forget(String topic) {
        Deque<Awaited> ofTopic = awaited.get(topic);
        if (ofTopic != null) {
            ofTopic.poll();
            if (ofTopic.isEmpty()) {
                awaited.remove(topic);
            }
        }
    }

    /** Whether the received message number {@code sequence} is an own one; the newest 100,000 of them are known. */
    public synchronized boolean isOwn(long sequence) {
        return known.contains(sequence);
    }
}
