package io.topiary.demo.broker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings each message to the subscriptions that match its topic, and keeps the retained ones. Event loop only. */
final class Router {
    private static final int CACHED_ROUTES = 65_536;

    private final SubscriptionTrie subscriptions = new SubscriptionTrie();
    private final RetainedStore retained = new RetainedStore();
    private final Map<String, Route> routes = new HashMap<>();

    SubscriptionTrie subscriptions() {
        return subscriptions;
    }

    RetainedStore retained() {
        return retained;
    }

    /**
     * Publishes a message.
     *
     * @param publisher the session it comes from, for No Local; null for the broker's own
     * @return whether any subscription matched
     */
    boolean publish(Message message, @Nullable Session publisher) {
        if (message.retain()) {
            retained.put(message);
        }
        Route route = route(message.topic());
        for (List<Subscription> matching : route.bySession()) {
            delivery(message, matching, publisher)
                    .ifPresent(delivery -> matching.getFirst().session().deliver(message, delivery));
        }
        for (ShareGroup group : route.groups()) {
            group.pick().ifPresent(member -> member.session().deliver(message, toMember(message, member)));
        }
        return !route.bySession().isEmpty() || !route.groups().isEmpty();
    }

    /** Adds a subscription in place of the session's former one with the same filter (MQTT 5, section 3.8.4). */
    boolean subscribe(Subscription subscription) {
        Map<String, Subscription> own = subscription.session().subscriptions();
        Subscription former = own.put(subscription.key(), subscription);
        if (former != null) {
            subscriptions.remove(former);
        }
        subscriptions.add(subscription);
        routes.clear();
        return former == null;
    }

    /** Sends the retained messages a new subscription asks for, with their retain flag (MQTT 5, section 3.3.1.3). */
    void sendRetained(Subscription subscription) {
        List<Integer> identifiers = subscription.identifier() == 0 ? List.of() : List.of(subscription.identifier());
        for (Message message : retained.matching(subscription.filter())) {
            int qos = Math.min(message.qos(), subscription.qos());
            subscription.session().deliver(message, new Delivery(qos, true, identifiers));
        }
    }

    /** Removes a subscription; false when there was none. */
    boolean unsubscribe(Session session, String key) {
        Subscription former = session.subscriptions().remove(key);
        if (former == null) {
            return false;
        }
        subscriptions.remove(former);
        routes.clear();
        return true;
    }

    void unsubscribeAll(Session session) {
        for (String key : List.copyOf(session.subscriptions().keySet())) {
            unsubscribe(session, key);
        }
    }

    private Route route(String topic) {
        Route route = routes.get(topic);
        if (route == null) {
            if (routes.size() >= CACHED_ROUTES) {
                routes.clear();
            }
            route = subscriptions.match(topic);
            routes.put(topic, route);
        }
        return route;
    }

    /** One copy for all overlapping subscriptions, at the highest of their QoS (MQTT 5, section 3.3.4). */
    private static Optional<Delivery> delivery(
            Message message, List<Subscription> matching, @Nullable Session publisher) {
        int qos = -1;
        boolean retain = false;
        List<Integer> identifiers = List.of();
        for (Subscription subscription : matching) {
            if (subscription.noLocal() && subscription.session() == publisher) {
                continue;
            }
            qos = Math.max(qos, subscription.qos());
            retain |= subscription.retainAsPublished() && message.retain();
            if (subscription.identifier() != 0) {
                identifiers = with(identifiers, subscription.identifier());
            }
        }
        return qos < 0
                ? Optional.empty()
                : Optional.of(new Delivery(Math.min(qos, message.qos()), retain, identifiers));
    }

    private static Delivery toMember(Message message, Subscription member) {
        return new Delivery(
                Math.min(member.qos(), message.qos()),
                member.retainAsPublished() && message.retain(),
                member.identifier() == 0 ? List.of() : List.of(member.identifier()));
    }

    private static List<Integer> with(List<Integer> identifiers, int more) {
        List<Integer> all = new ArrayList<>(identifiers);
        all.add(more);
        return all;
    }
}
