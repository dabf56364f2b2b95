package io.topiary.core.mqtt;

import com.hivemq.client.mqtt.exceptions.MqttDecodeException;
import io.netty.handler.ssl.NotSslRecordException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words for what came where MQTT or TLS was expected: another protocol, or MQTT against its rules. */
final class AnswerWords {

    private static final Pattern RECORD = Pattern.compile("not an SSL/TLS record: ([0-9a-fA-F]+)");
    private static final Pattern DECODING = Pattern.compile("Exception while decoding (\\w+): (.*)");
    private static final Pattern TOO_EARLY = Pattern.compile("(\\w+) message must not be received before CONNACK");

    private final TransportWords words;
    private final ConnectOptions options;
    private final ProtocolVersion version;
    private final AddressRemedies remedies;

    AnswerWords(TransportWords words, ConnectOptions options, ProtocolVersion version) {
        this.words = words;
        this.options = options;
        this.version = version;
        this.remedies = new AddressRemedies(options.address());
    }

    /** TLS was answered in something else. */
    Failure notTls(CauseChain chain) {
        Banner banner = Banner.of(record(chain));
        String key = switch (banner.kind()) {
            case HTTP -> "notTlsButHttp";
            case SSH -> "notTlsButSsh";
            case TEXT -> "notTlsButText";
            case TLS, OTHER -> "notTls";
        };
        List<Remedy> offered = switch (banner.kind()) {
            case HTTP -> remedies.asWebSocket(false);
            case SSH -> List.of();
            case TEXT, TLS, OTHER -> remedies.withoutTls();
        };
        return words.failure(key, TransportProblem.NOT_TLS, RetryPolicy.STOP, offered, chain.detail(), banner.text());
    }

    /** The bytes that are no TLS record, which the exception tells in hex. */
    private static byte[] record(CauseChain chain) {
        String message = chain.find(NotSslRecordException.class)
                .map(Throwable::getMessage)
                .orElse("");
        Matcher matcher = RECORD.matcher(message);
        if (!matcher.find()) {
            return new byte[0];
        }
        String hex = matcher.group(1);
        return HexFormat.of().parseHex(hex, 0, Math.min(hex.length(), 2 * WireFacts.FIRST_BYTES) & ~1);
    }

    /** CONNECT was not answered by a CONNACK that lets us in. */
    Failure login(CauseChain chain, WireFacts facts) {
        return notMqtt(facts, chain.detail()).orElseGet(() -> closedOrInvalid(chain));
    }

    /** CONNECT was not answered in time, whatever else came. */
    Failure unanswered(WireFacts facts, String detail) {
        return notMqtt(facts, detail).orElseGet(() -> noConnAck(detail));
    }

    /** What came is recognised as another protocol. */
    private Optional<Failure> notMqtt(WireFacts facts, String detail) {
        Banner banner = Banner.of(facts.firstBytes());
        return Optional.ofNullable(
                switch (banner.kind()) {
                    case TLS -> looksLikeTls(detail);
                    case HTTP -> notMqtt("speaksHttp", asWebSocket(), detail, banner);
                    case SSH -> notMqtt("speaksSsh", List.of(), detail, banner);
                    case TEXT -> notMqtt("speaksOther", List.of(), detail, banner);
                    case OTHER -> null;
                });
    }

    private Failure looksLikeTls(String detail) {
        return words.failure(
                "looksLikeTls", TransportProblem.LOOKS_LIKE_TLS, RetryPolicy.STOP, remedies.withTls(), detail);
    }

    private List<Remedy> asWebSocket() {
        return remedies.asWebSocket(options.address().scheme().tls());
    }

    private Failure notMqtt(String key, List<Remedy> offered, String detail, Banner banner) {
        return words.failure(key, TransportProblem.NOT_MQTT, RetryPolicy.STOP, offered, detail, banner.text());
    }

    private Failure closedOrInvalid(CauseChain chain) {
        if (chain.says("did not assign a Client Identifier")) {
            return words.protocol("clientIdNotAssigned", RetryPolicy.STOP, List.of(), chain);
        }
        Matcher early = TOO_EARLY.matcher(chain.messages());
        if (early.find()) {
            return words.protocol("beforeConnAck", RetryPolicy.STOP, List.of(), chain, early.group(1));
        }
        if (isBroken(chain)) {
            return broken(chain, RetryPolicy.STOP);
        }
        if (chain.says("Timeout while waiting for CONNACK")) {
            return noConnAck(chain.detail());
        }
        if (chain.has(IllegalArgumentException.class)) {
            return words.local("unusableOptions", chain.detail());
        }
        List<Remedy> offered = new ArrayList<>(remedies.otherLayer());
        if (version == ProtocolVersion.V5) {
            offered.add(new Remedy.UseVersion(ProtocolChoice.V3_1_1));
        }
        if (!options.login().clientId().isEmpty()) {
            offered.add(new Remedy.NewClientId());
        }
        return words.failure(
                version == ProtocolVersion.V5 ? "closedDuringLogin5" : "closedDuringLogin3",
                TransportProblem.CLOSED_DURING_LOGIN,
                RetryPolicy.RETRY_FIVE_TIMES,
                offered,
                chain.detail());
    }

    private Failure noConnAck(String detail) {
        return words.failure(
                "noConnAck", TransportProblem.NO_CONNACK, RetryPolicy.RETRY, remedies.otherLayer(), detail);
    }

    /** Whether a packet of the broker was against the rules. */
    static boolean isBroken(CauseChain chain) {
        return chain.has(MqttDecodeException.class, BrokenRuleException.class)
                || chain.says("Must not receive second CONNACK", "must not receive", "Must not receive text websocket");
    }

    /** Names the rule that a packet of the broker broke. */
    Failure broken(CauseChain chain, RetryPolicy policy) {
        BrokenRuleException rule = chain.find(BrokenRuleException.class).orElse(null);
        if (rule != null) {
            return words.protocol(rule.key(), RetryPolicy.STOP, List.of(new Remedy.NewClientId()), chain);
        }
        if (chain.says("second CONNACK")) {
            return words.protocol("secondConnAck", policy, List.of(), chain);
        }
        if (chain.says("text websocket")) {
            return words.protocol("webSocketText", RetryPolicy.STOP, List.of(), chain);
        }
        Matcher decoding = DECODING.matcher(chain.messages());
        boolean known = decoding.find();
        String type = known ? decoding.group(1) : "UNKNOWN";
        String reason = BrokerText.escape(known ? decoding.group(2) : chain.messages());
        if (chain.says("must not receive this packet type")) {
            return words.protocol("wrongPacket", policy, List.of(), chain, type);
        }
        return words.protocol(
                type.equals("CONNACK") ? "invalidConnAck" : "malformed", policy, List.of(), chain, type, reason);
    }
}
