package io.topiary.ui.subscriptions;

import io.topiary.core.message.Subscription;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.SubscribeOutcome;
import io.topiary.core.text.Messages;
import io.topiary.ui.subscriptions.SubscriptionLine.Answer;
import java.util.Optional;

/** Puts the broker's answer to a subscription into words. Immutable. */
final class AnswerWords {

    private final Messages messages;

    AnswerWords(Messages messages) {
        this.messages = messages;
    }

    /** {@code subscription} with what {@code status} tells about it. */
    SubscriptionLine line(Subscription subscription, ConnectionStatus status) {
        if (!subscription.enabled()) {
            return line(subscription, Answer.OFF);
        }
        Optional<SubscribeOutcome> outcome = status.subscriptions().stream()
                .filter(each -> each.subscription().filter().equals(subscription.filter()))
                .findFirst();
        if (outcome.isEmpty()) {
            return line(subscription, status.state().isUp() ? Answer.OPEN : Answer.OFFLINE);
        }
        return switch (outcome.get()) {
            case SubscribeOutcome.Granted granted -> granted(subscription, granted);
            case SubscribeOutcome.Refused refused ->
                new SubscriptionLine(subscription, Answer.REFUSED, refusal(refused.failure()));
        };
    }

    private SubscriptionLine granted(Subscription asked, SubscribeOutcome.Granted granted) {
        int qos = granted.qos().code();
        return qos < asked.qos().code()
                ? new SubscriptionLine(asked, Answer.LOWERED, messages.get("subscriptions.answer.lowered", qos))
                : new SubscriptionLine(asked, Answer.GRANTED, messages.get("subscriptions.answer.granted", qos));
    }

    private String refusal(Failure failure) {
        String words = messages.get(failure.what()) + ". " + messages.get(failure.why());
        return failure instanceof Failure.Refused refused && refused.reasonString() != null
                ? words + " " + messages.get("app.banner.brokerSays", refused.reasonString())
                : words;
    }

    private SubscriptionLine line(Subscription subscription, Answer answer) {
        return new SubscriptionLine(
                subscription,
                answer,
                messages.get(
                        switch (answer) {
                            case OPEN -> "subscriptions.answer.open";
                            case OFFLINE -> "subscriptions.answer.offline";
                            default -> "subscriptions.answer.off";
                        }));
    }
}
