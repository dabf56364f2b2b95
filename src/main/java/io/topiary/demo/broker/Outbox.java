package io.topiary.demo.broker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The QoS 1 and 2 messages on their way to one session: first waiting, then in flight under a packet identifier until
 * acknowledged (MQTT 5, sections 4.3 and 4.4). Outlives connections. Event loop only.
 */
final class Outbox {
    private static final int LAST_PACKET_ID = 0xFFFF;

    private final Limits limits;
    private final Deque<Entry> waiting = new ArrayDeque<>();
    private final Map<Integer, Entry> inFlight = new LinkedHashMap<>();
    private int lastId;

    Outbox(Limits limits) {
        this.limits = limits;
    }

    /** Messages waiting or in flight. */
    int size() {
        return waiting.size() + inFlight.size();
    }

    /**
     * Takes a message.
     *
     * @return false when the queue is full and the message is dropped
     */
    boolean offer(Message message, Delivery delivery, @Nullable Link link) {
        boolean direct = link != null && waiting.isEmpty() && hasRoom(link);
        if (!direct && waiting.size() >= limits.queuedMessages()) {
            return false;
        }
        waiting.add(new Entry(message, delivery));
        if (link != null) {
            sendWaiting(link);
        }
        return true;
    }

    /** PUBACK, or a PUBREC that refuses: the message is done with. */
    void done(int packetId, Link link) {
        inFlight.remove(packetId);
        sendWaiting(link);
    }

    /** PUBREC: the client has the message, the identifier stays in use until PUBCOMP. */
    void received(int packetId, Link link) {
        Entry entry = inFlight.get(packetId);
        if (entry == null) {
            link.release(packetId, Reason.PACKET_ID_NOT_FOUND);
            return;
        }
        entry.released = true;
        link.release(packetId, Reason.SUCCESS);
    }

    /** Sends again what was not acknowledged, in its order (MQTT 5, section 4.4), then what waited. */
    void resume(Link link) {
        inFlight.forEach((packetId, entry) -> {
            if (entry.released) {
                link.release(packetId, Reason.SUCCESS);
            } else {
                link.publish(entry.message, entry.delivery, packetId, true);
            }
        });
        sendWaiting(link);
    }

    private void sendWaiting(Link link) {
        while (hasRoom(link)) {
            Entry entry = waiting.poll();
            if (entry == null) {
                return;
            }
            // What expired or does not fit is dropped as if it had been sent (MQTT 5, 3.3.2.3.3 and 3.1.2.11.4).
            if (!entry.message.isExpired() && link.accepts(entry.message, entry.delivery)) {
                int packetId = freeId();
                inFlight.put(packetId, entry);
                link.publish(entry.message, entry.delivery, packetId, false);
            }
        }
    }

    private boolean hasRoom(Link link) {
        return inFlight.size() < Math.min(link.receiveMaximum(), limits.inFlight());
    }

    private int freeId() {
        do {
            lastId = lastId == LAST_PACKET_ID ? 1 : lastId + 1;
        } while (inFlight.containsKey(lastId));
        return lastId;
    }

    private static final class Entry {
        private final Message message;
        private final Delivery delivery;
        private boolean released;

        private Entry(Message message, Delivery delivery) {
            this.message = message;
            this.delivery = delivery;
        }
    }
}
