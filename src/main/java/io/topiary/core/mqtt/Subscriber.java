package io.topiary.core.mqtt;

import io.topiary.core.message.Qos;
import io.topiary.core.message.Subscription;
import java.util.ArrayList;
import java.util.HashMap;
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
                refused.put(sent.get(i), outcome(sent.get(i), answer, i));
            }
            return inOrder(subscriptions, refused);
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

    private SubscribeOutcome outcome(Subscription subscription, BrokerAnswer answer, int index) {
        if (index >= answer.codes().size()) {
            return new SubscribeOutcome.Refused(
                    subscription,
                    words.subscriptionUnanswered(subscription.filter().filter()));
        }
        int code = answer.codes().get(index);
        return code <= 2
                ? new SubscribeOutcome.Granted(subscription, Qos.of(code))
                : new SubscribeOutcome.Refused(
                        subscription,
                        words.subscriptionRefused(subscription.filter().filter(), answer, code));
    }

    private Optional<Failure> objection(Subscription subscription) {
        String filter = subscription.filter().filter();
        if (subscription.filter().hasWildcard() && !limits.wildcardsAvailable()) {
            return Optional.of(words.local("wildcardsUnavailable", filter));
        }
        if (subscription.filter().isShared() && !limits.sharedAvailable()) {
            return Optional.of(words.local("sharedUnavailable", filter));
        }
        return Optional.empty();
    }
}
