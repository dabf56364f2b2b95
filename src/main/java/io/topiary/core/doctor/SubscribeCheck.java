package io.topiary.core.doctor;

import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.topiary.core.message.Subscription;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.Failures;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Asks for each subscription, and takes it back at once. */
final class SubscribeCheck {

    private final LoggedIn loggedIn;
    private final Patience patience;
    private final Diagnosis diagnosis;
    private final List<Text> facts = new ArrayList<>();
    private final List<Failure> refused = new ArrayList<>();
    private boolean lowered;

    SubscribeCheck(LoggedIn loggedIn, Patience patience) {
        this.loggedIn = loggedIn;
        this.patience = patience;
        this.diagnosis = new Diagnosis(loggedIn.options(), loggedIn.version());
    }

    /** The verdict may be a failure that leaves the connection as it is. */
    Verdict<LoggedIn> subscribe() throws StepFailure {
        List<Subscription> wanted = loggedIn.options().subscriptions().stream()
                .filter(Subscription::enabled)
                .toList();
        if (wanted.isEmpty()) {
            return Verdict.skipped(loggedIn, Text.of("doctor.subscribe.none"));
        }
        List<Subscription> sent = wanted.stream().filter(this::mayBeSent).toList();
        if (!sent.isEmpty()) {
            read(sent, ask(sent));
        }
        return verdict(wanted.size());
    }

    private Verdict<LoggedIn> verdict(int wanted) {
        if (!refused.isEmpty()) {
            Failure first = refused.getFirst();
            return new Verdict<>(
                    loggedIn,
                    Outcome.FAILED,
                    wanted == 1 ? first.what() : Text.of("doctor.subscribe.refused", refused.size(), wanted),
                    facts,
                    first.why(),
                    first.remedy(),
                    first.remedies());
        }
        return lowered
                ? Verdict.warning(
                        loggedIn,
                        Text.of("doctor.subscribe.lowered"),
                        facts,
                        Text.of("doctor.subscribe.lowered.cause"),
                        Text.of("doctor.subscribe.lowered.advice"))
                : Verdict.ok(loggedIn, Text.of("doctor.subscribe.ok", wanted), facts);
    }

    /** Leaves out what the broker said that it does not have, and what would take messages from others. */
    private boolean mayBeSent(Subscription subscription) {
        String filter = subscription.filter().filter();
        boolean shared = subscription.filter().isShared();
        if (subscription.filter().hasWildcard()
                && !Properties5.available(
                        loggedIn.grants().properties(), MqttPropertyType.WILDCARD_SUBSCRIPTION_AVAILABLE)) {
            refuse(diagnosis.words().wildcardsUnavailable(filter));
            return false;
        }
        if (shared
                && !Properties5.available(
                        loggedIn.grants().properties(), MqttPropertyType.SHARED_SUBSCRIPTION_AVAILABLE)) {
            refuse(diagnosis.words().sharedUnavailable(filter));
            return false;
        }
        if (shared && subscription.noLocal() && loggedIn.version() == ProtocolVersion.V5) {
            refuse(diagnosis.words().sharedNoLocal(filter));
            return false;
        }
        if (shared) {
            facts.add(Text.of("doctor.fact.shared", filter));
        }
        return !shared;
    }

    private void refuse(Failure failure) {
        refused.add(failure);
        facts.add(failure.what());
        facts.addAll(Facts.of(failure));
    }

    private SubAck ask(List<Subscription> sent) throws StepFailure {
        long limit = loggedIn.options().session().connectTimeoutMillis();
        Conversation conversation = loggedIn.conversation();
        SubAck answer;
        try {
            answer = patience.await(conversation.subscribe(Packets.subscribe(sent)), limit);
        } catch (TimeoutException e) {
            throw new StepFailure(CheckStep.SUBSCRIBE, diagnosis.words().subscribeTimedOut(), facts);
        } catch (ExecutionException e) {
            throw diagnosis.lost(CheckStep.SUBSCRIBE, e.getCause());
        }
        try {
            // Whatever is published meanwhile would only be in the way of the pings.
            var _ = patience.await(
                    conversation.ask(Packets.unsubscribe(sent), MqttMessageType.UNSUBACK, MqttMessage.class), limit);
        } catch (TimeoutException | ExecutionException e) {
            facts.add(Text.of("doctor.fact.stillSubscribed"));
        }
        return answer;
    }

    private void read(List<Subscription> sent, SubAck answer) {
        List<Integer> codes = answer.codes();
        for (int i = 0; i < sent.size(); i++) {
            String filter = sent.get(i).filter().filter();
            if (i >= codes.size()) {
                refuse(diagnosis.words().subscriptionUnanswered(filter));
                continue;
            }
            if (codes.size() > sent.size()) {
                refuse(diagnosis.words().subscriptionsOveranswered(filter, codes.size(), sent.size()));
                continue;
            }
            int code = codes.get(i);
            int asked = sent.get(i).qos().code();
            if (code > 2) {
                refuse(diagnosis
                        .words()
                        .subscriptionRefused(filter, new Failures.Reply(code, answer.reasonString(), null)));
            } else if (code < asked) {
                lowered = true;
                facts.add(Text.of("doctor.fact.lowered", filter, code, asked));
            } else {
                facts.add(Text.of("doctor.fact.granted", filter, code));
            }
        }
    }
}
