package io.topiary.core.mqtt;

import io.netty.buffer.Unpooled;
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
    private final TransportWords transport;
    private final ProtocolVersion version;

    /**
     * What was seen of a connection that did not come about.
     *
     * @param dialled whether TCP was there, to the server or to the proxy
     * @param tlsVersion the TLS version in use, or null
     * @param firstBytes the first bytes that came where the proxy's, HTTP or MQTT was expected; may be empty
     */
    public record Evidence(boolean dialled, @Nullable String tlsVersion, byte[] firstBytes) {

        /** Nothing was seen. */
        public static final Evidence NONE = new Evidence(false, null, new byte[0]);

        private WireFacts facts(ConnectStep step) {
            WireFacts facts = new WireFacts();
            facts.reached(step);
            facts.firstBytes(Unpooled.wrappedBuffer(firstBytes));
            if (dialled) {
                facts.dialled();
            }
            if (tlsVersion != null) {
                facts.tlsVersion(tlsVersion);
            }
            return facts;
        }
    }

    /**
     * @param options what is connected with; their address is the one that the words name
     * @param version the version of MQTT spoken
     */
    public Failures(ConnectOptions options, ProtocolVersion version) {
        this.options = options;
        this.version = version;
        this.words = new FailureWords(options, version);
        this.transport = new TransportWords(options, version);
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

    /** Asking for SRV records took too long. */
    public Failure preparationTimedOut() {
        return transport.preparationTimedOut();
    }

    /** Reading the files that the options name took too long. */
    public Failure filesTimedOut() {
        return transport.failure("filesSilent", TransportProblem.OTHER, RetryPolicy.RETRY, "files not read in time");
    }

    /** A step of the connect took too long. */
    public Failure timedOut(ConnectStep step, Evidence seen) {
        return words.linkEnded(new LinkEnd.TimedOut(step), seen.facts(step), null, false);
    }

    /**
     * The connect broke.
     *
     * @param step where
     * @param cause the exception of netty, of the JDK or of {@link EnhancedLogin}
     * @param tls what the connection was encrypted with, or null
     */
    public Failure broken(ConnectStep step, Throwable cause, Evidence seen, @Nullable TlsParameters tls) {
        return words.linkEnded(new LinkEnd.Broken(cause), seen.facts(step), tls, false);
    }

    /** The connection broke after the broker had let us in. */
    public Failure lost(Throwable cause) {
        return words.linkEnded(new LinkEnd.Broken(cause), new WireFacts(), null, true);
    }

    /** PINGREQ was not answered within {@code millis} milliseconds. */
    public Failure silent(long millis) {
        return words.linkEnded(new LinkEnd.Silent(millis), new WireFacts(), null, true);
    }

    /**
     * The broker sent a packet that breaks the rules.
     *
     * @param packet what it is called in the standard, such as {@code CONNACK}
     * @param reason which rule; not translated
     */
    public Failure invalid(String packet, String reason, Throwable cause) {
        return transport.protocol(
                packet.equals("CONNACK") ? "invalidConnAck" : "malformed",
                RetryPolicy.STOP,
                List.of(),
                CauseChain.of(cause),
                packet,
                BrokerText.escape(reason));
    }

    /** The broker sent {@code packet} before CONNACK. */
    public Failure beforeConnAck(String packet, Throwable cause) {
        return transport.protocol("beforeConnAck", RetryPolicy.STOP, List.of(), CauseChain.of(cause), packet);
    }

    /** The broker sent text in a WebSocket frame. */
    public Failure webSocketText(Throwable cause) {
        return transport.protocol("webSocketText", RetryPolicy.STOP, List.of(), CauseChain.of(cause));
    }

    /** The broker resumed a session after a clean start. */
    public Failure sessionPresent() {
        return lost(new BrokenRuleException("sessionPresent"));
    }

    /** The broker sent AUTH with the authentication method {@code asked}, which CONNECT did not name. */
    public Failure authUnasked(String asked, Throwable cause) {
        String method = options.login().method().label();
        return transport.protocol(
                "authUnasked", RetryPolicy.STOP, List.of(), CauseChain.of(cause), BrokerText.escape(asked), method);
    }

    /** The broker let us in without the enhanced authentication that CONNECT asked for. */
    public Failure authIgnored(Throwable cause) {
        String method = options.login().method().label();
        return transport.protocol("authIgnored", RetryPolicy.STOP, List.of(), CauseChain.of(cause), method);
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
        BrokerAnswer answer =
                new BrokerAnswer(packet, spoken, List.of(reply.code()), reply.reasonString(), reply.serverReference());
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

    /** The broker's SUBACK has {@code codes} codes for {@code filters} filters. */
    public Failure subscriptionsOveranswered(String filter, int codes, int filters) {
        return words.subscriptionsOveranswered(filter, codes, filters);
    }

    /** A subscription that is shared and leaves out own messages, {@code filter}, is against the rules. */
    public Failure sharedNoLocal(String filter) {
        return words.local("sharedNoLocal", filter);
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
