package io.topiary.core.mqtt;

import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import java.util.ArrayList;
import java.util.List;

/** What a connection subscribes to now and after each reconnect; one subscription a filter. Used on one thread. */
final class SubscriptionBook {

    private final List<Subscription> wanted;

    SubscriptionBook(List<Subscription> initial) {
        this.wanted = new ArrayList<>(initial);
    }

    List<Subscription> wanted() {
        return List.copyOf(wanted);
    }

    /** Adds, in place of one with the same filter. */
    void add(List<Subscription> added) {
        for (Subscription subscription : added) {
            wanted.removeIf(known -> known.filter().equals(subscription.filter()));
            wanted.add(subscription);
        }
    }

    void remove(List<TopicFilter> filters) {
        wanted.removeIf(known -> filters.contains(known.filter()));
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
