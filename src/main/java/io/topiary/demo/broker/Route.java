package io.topiary.demo.broker;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who gets the messages of one topic: the ordinary subscriptions, those of one session together, and the shared ones.
 * Valid until the next change of any subscription; only the event loop uses it.
 *
 * @param bySession matching ordinary subscriptions, one entry a session
 * @param groups matching shared subscriptions
 */
record Route(List<List<Subscription>> bySession, List<ShareGroup> groups) {
    static Route of(Collection<Subscription> matching, List<ShareGroup> groups) {
        Map<Session, List<Subscription>> sessions = new LinkedHashMap<>();
        for (Subscription subscription : matching) {
            sessions.merge(subscription.session(), List.of(subscription), Route::joined);
        }
        return new Route(List.copyOf(sessions.values()), List.copyOf(groups));
    }

    private static List<Subscription> joined(List<Subscription> some, List<Subscription> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
    }
}
