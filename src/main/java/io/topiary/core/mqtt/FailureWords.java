package io.topiary.core.mqtt;

import com.hivemq.client.mqtt.exceptions.ConnectionClosedException;
import com.hivemq.client.mqtt.exceptions.MqttClientStateException;
import com.hivemq.client.mqtt.exceptions.MqttSessionExpiredException;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3DisconnectException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import io.topiary.core.text.Text;
import io.topiary.core.tls.TlsMaterialException;
import io.topiary.core.tls.TlsParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Turns what went wrong on one connection into words: the only place that makes {@link Failure}s.
 *
 * <p>All sentences about a connection get the same arguments: {0} host, {1} port, {2} seconds allowed for a step, {3}
 * client identifier, {4} the code, {5} and on what else there is to tell. Any thread may call it.
 */
final class FailureWords {

    private final ConnectOptions options;
    private final ProtocolVersion version;
    private final TransportWords transport;

    FailureWords(ConnectOptions options, ProtocolVersion version) {
        this.options = options;
        this.version = version;
        this.transport = new TransportWords(options, version);
    }

    ProtocolVersion version() {
        return version;
    }

    /** The same words about another server of the same broker. */
    FailureWords about(BrokerAddress server) {
        return new FailureWords(options.withAddress(server), version);
    }

    /** What keeps these options from being tried at all, or null. */
    @Nullable
    Failure objection() {
        Login login = options.login();
        if (version == ProtocolVersion.V3_1_1 && login.user() == null && login.password() != null) {
            return local("passwordWithoutUser");
        }
        return null;
    }

    /** The link ended with {@code end}, or never came about. */
    Failure linkEnded(LinkEnd end, WireFacts facts, @Nullable TlsParameters tls, boolean wasUp) {
        return switch (end) {
            case LinkEnd.Answered answered -> answered(answered.answer(), "");
            case LinkEnd.Oversized oversized ->
                new Failure.Protocol(
                        explain(
                                "oversized",
                                RetryPolicy.RETRY_FIVE_TIMES,
                                String.valueOf(oversized.bytes()),
                                String.valueOf(oversized.allowed())),
                        "packet of " + oversized.bytes() + " bytes, " + oversized.allowed() + " allowed");
            case LinkEnd.TimedOut timedOut -> transport.timedOut(timedOut.step(), facts);
            case LinkEnd.Broken broken -> {
                BrokerAnswer unreadable = unreadable(facts, wasUp);
                yield unreadable == null
                        ? transport.broken(broken.cause(), facts, tls, wasUp)
                        : answered(unreadable, CauseChain.of(broken.cause()).detail());
            }
        };
    }

    /** A code that the library could not read, because the standard does not have it or because it is of 3.1.1. */
    private @Nullable BrokerAnswer unreadable(WireFacts facts, boolean wasUp) {
        if (!wasUp && facts.connAckCode() > 0) {
            ProtocolVersion spoken = facts.connAckLength() == 2 ? ProtocolVersion.V3_1_1 : version;
            return BrokerAnswer.of(PacketKind.CONNACK, spoken, facts.connAckCode());
        }
        if (facts.disconnectCode() >= 0 && version == ProtocolVersion.V5) {
            return BrokerAnswer.of(PacketKind.DISCONNECT, version, facts.disconnectCode());
        }
        return null;
    }

    private Failure answered(BrokerAnswer answer, String more) {
        ReasonCode code = ReasonCodes.of(answer.packet(), answer.version(), answer.code());
        RetryPolicy policy = ReasonCodes.policy(answer.packet(), answer.version(), answer.code());
        String stem = ReasonCodes.stem(answer.packet(), answer.version(), answer.code());
        String reference = answer.serverReference() == null ? "" : BrokerText.escape(answer.serverReference());
        Failure.Explanation words = explain(stem, policy, code, reference);
        return new Failure.Refused(
                words,
                code,
                escaped(answer.reasonString()),
                reference.isEmpty() ? null : reference,
                detail(answer.packet() + " " + code, more));
    }

    /** A subscription was refused with {@code code}. */
    Failure subscriptionRefused(String filter, BrokerAnswer answer, int code) {
        return requestRefused("suback", filter, answer, code);
    }

    /** A publish to {@code topic} was refused. */
    Failure publishRefused(String topic, BrokerAnswer answer) {
        return requestRefused("publish", topic, answer, answer.code());
    }

    private Failure requestRefused(String request, String subject, BrokerAnswer answer, int code) {
        ReasonCode reason = ReasonCodes.of(answer.packet(), answer.version(), code);
        String stem = "failure." + ReasonCodes.stem(answer.packet(), answer.version(), code);
        Text name = Text.of(stem + ".name", reason.toString());
        return new Failure.Refused(
                new Failure.Explanation(
                        Text.of("failure." + request + ".what", subject, name),
                        Text.of(stem + ".why", subject, reason.toString()),
                        Text.of(stem + ".remedy", subject, reason.toString()),
                        RetryPolicy.STOP),
                reason,
                escaped(answer.reasonString()),
                null,
                answer.packet() + " " + reason);
    }

    /** The broker's SUBACK has no code for {@code filter}. */
    Failure subscriptionUnanswered(String filter) {
        return new Failure.Protocol(explain("subackTooShort", RetryPolicy.STOP, filter), "SUBACK with too few codes");
    }

    /** The publish can't be put on the wire; null if {@code failure} is about the link instead. */
    @Nullable
    Failure unsendable(Throwable failure) {
        CauseChain chain = CauseChain.of(failure);
        boolean linkGone = chain.has(
                MqttSessionExpiredException.class,
                MqttClientStateException.class,
                ConnectionClosedException.class,
                Mqtt5DisconnectException.class,
                Mqtt3DisconnectException.class,
                RejectedExecutionException.class);
        return linkGone ? null : new Failure.Local(explain("unsendable", RetryPolicy.STOP), chain.detail());
    }

    /** The preparation failed: a name or a file. */
    Failure unprepared(Throwable cause) {
        if (cause instanceof TlsMaterialException material) {
            return new Failure.Local(
                    new Failure.Explanation(
                            material.text(),
                            Text.of("failure.tlsMaterial.why"),
                            Text.of("failure.tlsMaterial.remedy"),
                            RetryPolicy.STOP),
                    CauseChain.of(cause).detail());
        }
        return transport.unprepared(cause);
    }

    /** Looking the name up took too long. */
    Failure resolverTimedOut() {
        return transport.resolverTimedOut();
    }

    /** The broker did not answer SUBSCRIBE. */
    Failure subscribeTimedOut() {
        return new Failure.Transport(
                explain("noSuback", RetryPolicy.RETRY), TransportProblem.STALLED, "no SUBACK within the time limit");
    }

    /** The user ended the connection while something was under way. */
    Failure leftByUser() {
        return local("leftByUser");
    }

    /** Something was asked that needs a connection. */
    Failure notConnected() {
        return local("notConnected");
    }

    /** Something on this side, {@code failure.KEY.what} and so on; {@code more} are arguments {5} and on. */
    Failure local(String key, Object... more) {
        return new Failure.Local(explain(key, RetryPolicy.STOP, more), key);
    }

    private Failure.Explanation explain(String key, RetryPolicy policy, Object... more) {
        return explain(key, policy, null, more);
    }

    private Failure.Explanation explain(String key, RetryPolicy policy, @Nullable ReasonCode code, Object... more) {
        List<Object> arguments = new ArrayList<>(transport.arguments(code));
        arguments.addAll(List.of(more));
        return new Failure.Explanation(
                new Text("failure." + key + ".what", arguments),
                new Text("failure." + key + ".why", arguments),
                new Text("failure." + key + ".remedy", arguments),
                policy);
    }

    private static @Nullable String escaped(@Nullable String text) {
        return text == null ? null : BrokerText.escape(text);
    }

    private static String detail(String first, String more) {
        return more.isEmpty() ? first : first + " ← " + more;
    }
}
