package io.topiary.demo.broker;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** All sessions by client identifier: taking over, resuming, ending, and the wills of those that are lost. Event loop only. */
final class Sessions {
    private final Map<String, Session> byId = new HashMap<>();
    private final EventLoop loop;
    private final Limits limits;
    private final Router router;
    private final Counters counters;
    private int connected;

    Sessions(EventLoop loop, Limits limits, Router router, Counters counters) {
        this.loop = loop;
        this.limits = limits;
        this.router = router;
        this.counters = counters;
    }

    int count() {
        return byId.size();
    }

    int connected() {
        return connected;
    }

    Collection<Session> all() {
        return byId.values();
    }

    boolean exists(String clientId) {
        return byId.containsKey(clientId);
    }

    /**
     * Gives a connecting client its session. A connection that uses the same identifier ends with "session taken over"
     * (MQTT 5, section 3.1.4); an existing session is resumed unless a clean start is asked for.
     */
    Opened open(String clientId, boolean cleanStart, Link link) {
        Session existing = byId.get(clientId);
        if (existing != null) {
            Link former = existing.link();
            if (former != null) {
                lost(existing);
                former.close(Reason.TAKEN_OVER);
            }
            if (cleanStart) {
                end(existing);
            }
        }
        Session known = byId.get(clientId);
        Session session = known == null ? new Session(clientId, limits, counters) : known;
        byId.put(clientId, session);
        session.attach(link);
        connected++;
        counters.connections++;
        counters.mostClients = Math.max(counters.mostClients, connected);
        return new Opened(session, known != null);
    }

    /** The client left in order: its will is forgotten (MQTT 5, section 3.14.4). */
    void left(Session session) {
        session.will(Optional.empty());
        lost(session);
    }

    /** The connection is gone; the will is published now or after its delay (MQTT 5, section 3.1.3.2.2). */
    void lost(Session session) {
        session.detach();
        connected--;
        long expiry = session.expirySeconds();
        if (expiry == 0) {
            end(session);
            return;
        }
        Future<?> expiryTimer =
                expiry == Session.NEVER ? null : loop.schedule(() -> expire(session), expiry, TimeUnit.SECONDS);
        session.awaitReturn(expiryTimer, planWill(session));
    }

    private @Nullable Future<?> planWill(Session session) {
        long delay = session.will().map(Will::delaySeconds).orElse(0L);
        if (delay == 0) {
            publishWill(session);
            return null;
        }
        return loop.schedule(() -> publishWill(session), delay, TimeUnit.SECONDS);
    }

    private void expire(Session session) {
        counters.expiredSessions++;
        end(session);
    }

    /** A session that ends takes its subscriptions with it, and its will is due (MQTT 5, section 3.1.2.5). */
    private void end(Session session) {
        byId.remove(session.clientId(), session);
        session.cancelTimers();
        router.unsubscribeAll(session);
        publishWill(session);
    }

    private void publishWill(Session session) {
        Optional<Will> will = session.will();
        session.will(Optional.empty());
        will.ifPresent(due -> router.publish(due.message().arrivingNow(), session));
    }

    /** Every link that is open now. */
    List<Link> links() {
        List<Link> links = new ArrayList<>();
        for (Session session : byId.values()) {
            Link link = session.link();
            if (link != null) {
                links.add(link);
            }
        }
        return links;
    }

    /**
     * A client's session.
     *
     * @param session the session
     * @param present whether it existed before (MQTT 5, section 3.2.2.1.1)
     */
    record Opened(Session session, boolean present) {}
}
