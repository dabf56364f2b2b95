package io.topiary.core.mqtt;

import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a connection subscribes to now and after each reconnect, with those that are switched off; one subscription a
 * filter. Written on one thread, read by any.
 */
final class SubscriptionBook {

    private volatile List<Subscription> all = List.of();
    private final Set<TopicFilter> leftOver = new LinkedHashSet<>();

    SubscriptionBook(List<Subscription> initial) {
        add(initial);
    }

    /** All, in the order they came. */
    List<Subscription> all() {
        return all;
    }

    /** Those to be made. */
    List<Subscription> wanted() {
        return all.stream().filter(Subscription::enabled).toList();
    }

    /** What a session that is resumed may still hold although nobody wants it any more. */
    List<TopicFilter> unwanted() {
        Set<TopicFilter> filters = new LinkedHashSet<>(leftOver);
        all.stream().filter(known -> !known.enabled()).map(Subscription::filter).forEach(filters::add);
        return List.copyOf(filters);
    }

    /** The broker has been told that {@code filters} are not wanted any more. */
    void settled(List<TopicFilter> filters) {
        filters.forEach(leftOver::remove);
    }

    /** Adds, in place of one with the same filter. */
    void add(List<Subscription> added) {
        List<Subscription> next = new ArrayList<>(all);
        for (Subscription subscription : added) {
            int known = indexOf(next, subscription.filter());
            if (known < 0) {
                next.add(subscription);
            } else {
                next.set(known, subscription);
            }
            leftOver.remove(subscription.filter());
        }
        all = List.copyOf(next);
    }

    /** Takes out; until it is {@link #settled} a session may still hold them. */
    void remove(List<TopicFilter> filters) {
        all = all.stream().filter(known -> !filters.contains(known.filter())).toList();
        leftOver.addAll(filters);
    }

    private static int indexOf(List<Subscription> subscriptions, TopicFilter filter) {
        for (int i = 0; i < subscriptions.size(); i++) {
            if (subscriptions.get(i).filter().equals(filter)) {
                return i;
            }
        }
        return -1;
    }

    /** {@code outcomes} with {@code added} in place of those with the same filter. */
    static List<SubscribeOutcome> merged(List<SubscribeOutcome> outcomes, List<SubscribeOutcome> added) {
        List<TopicFilter> filters =
                added.stream().map(outcome -> outcome.subscription().filter()).toList();
        List<SubscribeOutcome> all = new ArrayList<>(without(outcomes, filters));
        all.addAll(added);
        return all;
    }

    /** {@code outcomes} but those with one of {@code filters}. */
    static List<SubscribeOutcome> without(List<SubscribeOutcome> outcomes, List<TopicFilter> filters) {
        return outcomes.stream()
                .filter(outcome -> !filters.contains(outcome.subscription().filter()))
                .toList();
    }

    /** All of {@code subscriptions} refused for one reason. */
    static List<SubscribeOutcome> refused(List<Subscription> subscriptions, Failure failure) {
        return subscriptions.stream()
                .<SubscribeOutcome>map(subscription -> new SubscribeOutcome.Refused(subscription, failure))
                .toList();
    }
}
