package io.topiary.demo.broker;

import io.netty.util.concurrent.Future;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the broker knows of one client, connected or not (MQTT 5, section 4.1). Event loop only. */
final class Session {
    /** A Session Expiry Interval that never ends (MQTT 5, section 3.1.2.11.2). */
    static final long NEVER = 0xFFFF_FFFFL;

    private final String clientId;
    private final Counters counters;
    private final Outbox outbox;
    private final Map<String, Subscription> subscriptions = new HashMap<>();
    /** Identifiers of QoS 2 messages received and not yet released (MQTT 5, section 4.3.3). */
    private final Set<Integer> unreleased = new HashSet<>();

    private @Nullable Link link;
    private Optional<Will> will = Optional.empty();
    private long expirySeconds;
    private @Nullable Future<?> expiryTimer;
    private @Nullable Future<?> willTimer;

    Session(String clientId, Limits limits, Counters counters) {
        this.clientId = clientId;
        this.counters = counters;
        this.outbox = new Outbox(limits);
    }

    String clientId() {
        return clientId;
    }

    Map<String, Subscription> subscriptions() {
        return subscriptions;
    }

    Set<Integer> unreleased() {
        return unreleased;
    }

    Outbox outbox() {
        return outbox;
    }

    @Nullable
    Link link() {
        return link;
    }

    boolean isConnected() {
        return link != null;
    }

    /** Seconds the session outlives its connection. */
    long expirySeconds() {
        return expirySeconds;
    }

    void expireAfter(long seconds) {
        expirySeconds = seconds;
    }

    Optional<Will> will() {
        return will;
    }

    void will(Optional<Will> newWill) {
        will = newWill;
    }

    /** Binds the session to a connection; what was planned for its absence is called off. */
    void attach(Link newLink) {
        link = newLink;
        cancelTimers();
    }

    void cancelTimers() {
        cancel(expiryTimer);
        cancel(willTimer);
        expiryTimer = null;
        willTimer = null;
    }

    void detach() {
        link = null;
    }

    /** Remembers the timers of a session that is away; null for none. */
    void awaitReturn(@Nullable Future<?> newExpiryTimer, @Nullable Future<?> newWillTimer) {
        expiryTimer = newExpiryTimer;
        willTimer = newWillTimer;
    }

    /** Sends, keeps or drops a message. QoS 0 is not kept for a client that is away. */
    void deliver(Message message, Delivery delivery) {
        Link to = link;
        if (delivery.qos() > 0) {
            if (!outbox.offer(message, delivery, to)) {
                counters.publishesDropped++;
            }
        } else if (to != null) {
            if (to.isCongested() || !to.accepts(message, delivery)) {
                counters.publishesDropped++;
            } else {
                to.publish(message, delivery, 0, false);
            }
        }
    }

    private static void cancel(@Nullable Future<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
