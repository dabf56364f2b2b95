package io.topiary.core.mqtt;

import com.hivemq.client.mqtt.exceptions.ConnectionClosedException;
import com.hivemq.client.mqtt.exceptions.MqttClientStateException;
import com.hivemq.client.mqtt.exceptions.MqttSessionExpiredException;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3DisconnectException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import io.topiary.core.text.Text;
import io.topiary.core.tls.TlsMaterialException;
import io.topiary.core.tls.TlsParameters;
import java.time.Duration;
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

    /** A broker that closes sooner than this after a publish to a new topic probably does so because of it. */
    private static final long SOON_NANOS = Duration.ofSeconds(1).toNanos();

    private final ConnectOptions options;
    private final ProtocolVersion version;
    private final TransportWords transport;
    private final CodeWords codes;

    FailureWords(ConnectOptions options, ProtocolVersion version) {
        this.options = options;
        this.version = version;
        this.transport = new TransportWords(options, version);
        this.codes = new CodeWords(options, this);
    }

    ProtocolVersion version() {
        return version;
    }

    /** The same words about another server of the same broker. */
    FailureWords about(BrokerAddress server) {
        return new FailureWords(options.withAddress(server), version);
    }

    /** The same words about a connection under the client identifier that the broker gave. */
    FailureWords of(String clientId) {
        return new FailureWords(options.withLogin(options.login().withClientId(clientId)), version);
    }

    /** What keeps these options from being tried at all, or null. */
    @Nullable
    Failure objection() {
        return new Objections(options, this).first();
    }

    /** The link ended with {@code end}, or never came about. */
    Failure linkEnded(LinkEnd end, WireFacts facts, @Nullable TlsParameters tls, boolean wasUp) {
        return switch (end) {
            case LinkEnd.Answered answered -> codes.connection(answered.answer(), "");
            case LinkEnd.Oversized oversized -> oversized(oversized);
            case LinkEnd.TimedOut timedOut -> transport.timedOut(timedOut.step(), facts);
            case LinkEnd.Silent silent ->
                new Failure.Transport(
                        explain("stalled", RetryPolicy.RETRY),
                        TransportProblem.STALLED,
                        "no PINGRESP within " + silent.millis() + " ms");
            case LinkEnd.Broken broken -> broken(broken.cause(), facts, tls, wasUp);
        };
    }

    private Failure oversized(LinkEnd.Oversized end) {
        boolean wanted = end.allowed() >= options.session().receiving().maximumPacketBytes();
        return new Failure.Protocol(
                explain(
                        wanted ? "oversized" : "oversizedForMemory",
                        RetryPolicy.RETRY_FIVE_TIMES,
                        String.valueOf(end.bytes()),
                        String.valueOf(end.allowed())),
                "packet of " + end.bytes() + " bytes, " + end.allowed() + " allowed");
    }

    private Failure broken(Throwable cause, WireFacts facts, @Nullable TlsParameters tls, boolean wasUp) {
        CauseChain chain = CauseChain.of(cause);
        BrokerAnswer unreadable = unreadable(facts, wasUp);
        if (unreadable != null) {
            return codes.connection(unreadable, chain.detail());
        }
        Failure known = new LoginWords(options, this).of(chain);
        if (known == null && wasUp) {
            known = breach(chain);
        }
        return known == null ? transport.broken(cause, facts, tls, wasUp) : known;
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

    /** The broker went over a limit that it was told, and this side ended the connection with the code for it. */
    private @Nullable Failure breach(CauseChain chain) {
        int code = chain.find(Mqtt5DisconnectException.class)
                .map(exception -> exception.getMqttMessage().getReasonCode().getCode())
                .orElse(0);
        String key = switch (code) {
            case 0x93 -> "receiveMaximumBroken";
            case 0x94 -> "topicAliasBroken";
            default -> "";
        };
        if (key.isEmpty()) {
            return null;
        }
        ReasonCode reason = ReasonCodes.of(PacketKind.DISCONNECT, version, code);
        return new Failure.Protocol(
                explain(key, RetryPolicy.RETRY_FIVE_TIMES, reason, otherVersions()), chain.detail());
    }

    private List<Remedy> otherVersions() {
        return List.of(new Remedy.UseVersion(ProtocolChoice.V3_1_1));
    }

    /** {@code failure}, or that a publish was the reason, if the broker dropped the link right after one. */
    Failure perhapsForbidden(Failure failure, Outbox.@Nullable LastTopic last) {
        boolean dropped = failure instanceof Failure.Transport transportFailure
                && transportFailure.problem() == TransportProblem.LOST;
        // MQTT 3.1.1, section 3.3.5: a server has no way to say no, and may close the connection
        if (version != ProtocolVersion.V3_1_1
                || !dropped
                || last == null
                || System.nanoTime() - last.sinceNanos() >= SOON_NANOS) {
            return failure;
        }
        return new Failure.Transport(
                explain("closedAfterPublish", RetryPolicy.RETRY, last.name()),
                TransportProblem.CLOSED_AFTER_PUBLISH,
                failure.detail());
    }

    /** The link was dropped within seconds for the third time, {@code last} time with this failure. */
    Failure dropsAgain(Failure last) {
        return new Failure.Transport(
                explain(
                        "dropsAgain",
                        RetryPolicy.ASK,
                        null,
                        List.of(new Remedy.NewClientId()),
                        String.valueOf(TakeOverSigns.DROPS)),
                TransportProblem.LOST,
                last.detail());
    }

    /** A subscription was refused with {@code code}. */
    Failure subscriptionRefused(String filter, BrokerAnswer answer, int code) {
        return codes.request("suback", filter, answer, code);
    }

    /** The broker did not end a subscription. */
    Failure unsubscribeRefused(String filter, BrokerAnswer answer, int code) {
        return codes.request("unsuback", filter, answer, code);
    }

    /** A publish to {@code topic} was refused. */
    Failure publishRefused(String topic, BrokerAnswer answer) {
        return codes.request("publish", topic, answer, answer.code());
    }

    /** The broker's SUBACK has no code for {@code filter}. */
    Failure subscriptionUnanswered(String filter) {
        return new Failure.Protocol(explain("subackTooShort", RetryPolicy.STOP, filter), "SUBACK with too few codes");
    }

    /** The broker's SUBACK has more codes than there were filters. */
    Failure subscriptionsOveranswered(String filter, int codeCount, int filters) {
        return new Failure.Protocol(
                explain("subackTooLong", RetryPolicy.STOP, filter, String.valueOf(codeCount), String.valueOf(filters)),
                "SUBACK with " + codeCount + " codes for " + filters + " subscriptions");
    }

    /** Another connection of this process, called {@code user}, has this client identifier at this broker. */
    Failure clientIdInUse(String user) {
        String suffixed = ClientIdsInUse.suffixed(options.login().clientId());
        return new Failure.Local(
                explain("clientIdInUse", RetryPolicy.ASK, null, List.of(new Remedy.UseClientId(suffixed)), user),
                "client identifier in use by this process");
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

    /** Reading files, or asking for SRV records, took too long. */
    Failure preparationTimedOut() {
        return transport.preparationTimedOut();
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

    Failure.Explanation explain(String key, RetryPolicy policy, Object... more) {
        return explain(key, policy, null, List.of(), more);
    }

    Failure.Explanation explain(
            String key, RetryPolicy policy, @Nullable ReasonCode code, List<Remedy> remedies, Object... more) {
        List<Object> arguments = new ArrayList<>(transport.arguments(code));
        arguments.addAll(List.of(more));
        return new Failure.Explanation(
                new Text("failure." + key + ".what", arguments),
                new Text("failure." + key + ".why", arguments),
                new Text("failure." + key + ".remedy", arguments),
                policy,
                remedies);
    }
}
