package io.topiary.core.mqtt;

import io.topiary.core.text.Text;
import io.topiary.core.tls.TlsParameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words for what goes wrong on the way to a broker, for those who go that way without {@link ConnectionFactory}: the
 * same tables, so that the same fault has the same name everywhere. Any thread may call it.
 */
public final class Failures {

    private final ConnectOptions options;
    private final FailureWords words;
    private final ProtocolVersion version;

    /**
     * @param options what is connected with; their address is the one that the words name
     * @param version the version of MQTT spoken
     */
    public Failures(ConnectOptions options, ProtocolVersion version) {
        this.options = options;
        this.version = version;
        this.words = new FailureWords(options, version);
    }

    /** What keeps these options from being tried at all, or null. */
    public @Nullable Failure objection() {
        return words.objection();
    }

    /** A name was not found, or a file could not be read. */
    public Failure unprepared(Throwable cause) {
        return words.unprepared(cause);
    }

    /** Looking a name up took too long. */
    public Failure resolverTimedOut() {
        return words.resolverTimedOut();
    }

    /** A step of the connect took too long. */
    public Failure timedOut(ConnectStep step) {
        return words.linkEnded(new LinkEnd.TimedOut(step), new WireFacts(), null, false);
    }

    /**
     * The connect broke.
     *
     * @param step where
     * @param cause the exception of netty or of the JDK
     * @param answer the first bytes that came where MQTT was expected; may be empty
     * @param tls what the connection was encrypted with, or null
     */
    public Failure broken(ConnectStep step, Throwable cause, byte[] answer, @Nullable TlsParameters tls) {
        WireFacts facts = new WireFacts();
        facts.reached(step);
        facts.firstBytes(answer);
        return words.linkEnded(new LinkEnd.Broken(cause), facts, tls, false);
    }

    /** The connection broke after the broker had let us in. */
    public Failure lost(Throwable cause) {
        return words.linkEnded(new LinkEnd.Broken(cause), new WireFacts(), null, true);
    }

    /** What answered CONNECT is not MQTT, or not a valid CONNACK. */
    public Failure notMqtt(Throwable cause, byte[] answer) {
        if (Banner.of(answer).kind() != Banner.Kind.OTHER) {
            return broken(ConnectStep.CONNECT, cause, answer, null);
        }
        List<Object> arguments = new TransportWords(options, version).arguments(null);
        return new Failure.Protocol(
                new Failure.Explanation(
                        new Text("failure.invalidConnAck.what", arguments),
                        new Text("failure.invalidConnAck.why", arguments),
                        new Text("failure.invalidConnAck.remedy", arguments),
                        RetryPolicy.STOP),
                CauseChain.of(cause).detail());
    }

    /** The broker refused CONNECT. */
    public Failure refused(ProtocolVersion spoken, Reply reply) {
        return answered(PacketKind.CONNACK, spoken, reply);
    }

    /** The broker ended the connection with DISCONNECT. */
    public Failure disconnected(Reply reply) {
        return answered(PacketKind.DISCONNECT, version, reply);
    }

    private Failure answered(PacketKind packet, ProtocolVersion spoken, Reply reply) {
        BrokerAnswer answer = new BrokerAnswer(
                packet, spoken, List.of(reply.code()), reply.reasonString(), reply.serverReference());
        return words.linkEnded(new LinkEnd.Answered(answer), new WireFacts(), null, false);
    }

    /** The broker refused to subscribe to {@code filter}. */
    public Failure subscriptionRefused(String filter, Reply reply) {
        BrokerAnswer answer =
                new BrokerAnswer(PacketKind.SUBACK, version, List.of(reply.code()), reply.reasonString(), null);
        return words.subscriptionRefused(filter, answer, reply.code());
    }

    /** The broker's SUBACK has no code for {@code filter}. */
    public Failure subscriptionUnanswered(String filter) {
        return words.subscriptionUnanswered(filter);
    }

    /** The broker said that it has no wildcard subscriptions, and {@code filter} has a wildcard. */
    public Failure wildcardsUnavailable(String filter) {
        return words.local("wildcardsUnavailable", filter);
    }

    /** The broker said that it has no shared subscriptions, and {@code filter} is one. */
    public Failure sharedUnavailable(String filter) {
        return words.local("sharedUnavailable", filter);
    }

    /** The broker did not answer SUBSCRIBE. */
    public Failure subscribeTimedOut() {
        return words.subscribeTimedOut();
    }

    /** Whether {@code failure} says that the broker does not speak the version of MQTT. */
    public static boolean isUnsupportedVersion(Failure failure) {
        return failure.reason().filter(ReasonCodes::isUnsupportedVersion).isPresent();
    }

    /**
     * What a broker said with one code.
     *
     * @param code 0 to 255
     * @param reasonString its words as received, or null
     * @param serverReference another server that it names, or null
     */
    public record Reply(
            int code,
            @Nullable String reasonString,
            @Nullable String serverReference) {}
}
