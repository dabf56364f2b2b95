package io.topiary.core.mqtt;

import io.topiary.core.message.Qos;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Subscribes over one link: refuses by itself what the broker said it does not have, and reads its answers. */
final class Subscriber {

    private final BrokerLink link;
    private final BrokerLimits limits;
    private final FailureWords words;

    Subscriber(BrokerLink link, BrokerLimits limits, FailureWords words) {
        this.link = link;
        this.limits = limits;
        this.words = words;
    }

    /**
     * What is done first on a new link: takes out of a session that was resumed what is not wanted any more, then
     * subscribes to what is.
     *
     * @return outcomes as of {@link #subscribe}
     */
    CompletableFuture<List<SubscribeOutcome>> begin(List<TopicFilter> unwanted, List<Subscription> wanted) {
        if (!limits.sessionPresent() || unwanted.isEmpty()) {
            return subscribe(wanted);
        }
        return link.unsubscribe(unwanted).handle((answer, failure) -> 0).thenCompose(done -> subscribe(wanted));
    }

    /**
     * One SUBSCRIBE with all that the broker may accept.
     *
     * @return outcomes in the order asked for; fails only if the link does
     */
    CompletableFuture<List<SubscribeOutcome>> subscribe(List<Subscription> subscriptions) {
        Map<Subscription, SubscribeOutcome> refused = new HashMap<>();
        List<Subscription> sent = new ArrayList<>();
        for (Subscription subscription : subscriptions) {
            objection(subscription)
                    .ifPresentOrElse(
                            failure -> refused.put(subscription, new SubscribeOutcome.Refused(subscription, failure)),
                            () -> sent.add(subscription));
        }
        if (sent.isEmpty()) {
            return CompletableFuture.completedFuture(inOrder(subscriptions, refused));
        }
        return link.subscribe(sent).thenApply(answer -> {
            for (int i = 0; i < sent.size(); i++) {
                refused.put(sent.get(i), outcome(sent.get(i), answer, i, sent.size()));
            }
            return inOrder(subscriptions, refused);
        });
    }

    /**
     * One UNSUBSCRIBE.
     *
     * @return those that the broker did not end, with the reason; fails only if the link does
     */
    CompletableFuture<Map<TopicFilter, Failure>> unsubscribe(List<TopicFilter> filters) {
        return link.unsubscribe(filters).thenApply(answer -> {
            Map<TopicFilter, Failure> refused = new LinkedHashMap<>();
            for (int i = 0; i < Math.min(filters.size(), answer.codes().size()); i++) {
                int code = answer.codes().get(i);
                if (code >= 0x80) {
                    TopicFilter filter = filters.get(i);
                    refused.put(filter, words.unsubscribeRefused(filter.filter(), answer, code));
                }
            }
            return refused;
        });
    }

    private static List<SubscribeOutcome> inOrder(
            List<Subscription> subscriptions, Map<Subscription, SubscribeOutcome> outcomes) {
        List<SubscribeOutcome> list = new ArrayList<>();
        for (Subscription subscription : subscriptions) {
            SubscribeOutcome outcome = outcomes.get(subscription);
            if (outcome != null) {
                list.add(outcome);
            }
        }
        return list;
    }

    private SubscribeOutcome outcome(Subscription subscription, BrokerAnswer answer, int index, int sent) {
        String filter = subscription.filter().filter();
        if (index >= answer.codes().size()) {
            return new SubscribeOutcome.Refused(subscription, words.subscriptionUnanswered(filter));
        }
        if (answer.codes().size() > sent) {
            // Which code belongs to which filter can't be known
            return new SubscribeOutcome.Refused(
                    subscription,
                    words.subscriptionsOveranswered(filter, answer.codes().size(), sent));
        }
        int code = answer.codes().get(index);
        return code <= 2
                ? new SubscribeOutcome.Granted(subscription, Qos.of(code))
                : new SubscribeOutcome.Refused(subscription, words.subscriptionRefused(filter, answer, code));
    }

    private Optional<Failure> objection(Subscription subscription) {
        String filter = subscription.filter().filter();
        boolean shared = subscription.filter().isShared();
        if (subscription.filter().hasWildcard() && !limits.wildcardsAvailable()) {
            return Optional.of(words.local("wildcardsUnavailable", filter));
        }
        if (shared && !limits.sharedAvailable()) {
            return Optional.of(words.local("sharedUnavailable", filter));
        }
        // A protocol error (MQTT 5, section 3.8.3.1), for which the broker would close the connection
        if (shared && subscription.noLocal() && limits.version() == ProtocolVersion.V5) {
            return Optional.of(words.local("sharedNoLocal", filter));
        }
        return Optional.empty();
    }
}
