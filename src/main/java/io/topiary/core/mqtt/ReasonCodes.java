package io.topiary.core.mqtt;

import static io.topiary.core.mqtt.RetryPolicy.ASK;
import static io.topiary.core.mqtt.RetryPolicy.RETRY;
import static io.topiary.core.mqtt.RetryPolicy.RETRY_FIVE_TIMES;
import static io.topiary.core.mqtt.RetryPolicy.RETRY_SLOWLY;
import static io.topiary.core.mqtt.RetryPolicy.STOP;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The table of every code that a broker may send: its name in the standard (MQTT 5, section 2.4; MQTT 3.1.1, sections
 * 3.2.2.3 and 3.9.3), the packets that may carry it, and what Topiary does after it.
 */
final class ReasonCodes {

    private static final int UNSUPPORTED_VERSION = 0x84;

    /** Codes of MQTT 5 that are failures of a connection, with what to do. The words are under the same code. */
    private static final Map<Integer, Row> CONNECTION = connectionRows();

    /** Return codes of a 3.1.1 CONNACK and the MQTT 5 codes that mean the same. */
    private static final Map<Integer, Integer> SAME_IN_5 = Map.of(1, 0x84, 2, 0x85, 3, 0x88, 4, 0x86, 5, 0x87);

    private static final Map<Integer, String> NAMES_3 = Map.of(
            0, "Connection Accepted",
            1, "Unacceptable protocol version",
            2, "Identifier rejected",
            3, "Server unavailable",
            4, "Bad user name or password",
            5, "Not authorized");

    private static final Set<Integer> SUBSCRIBE = Set.of(0x80, 0x83, 0x87, 0x8F, 0x91, 0x97, 0x9E, 0xA1, 0xA2);
    private static final Set<Integer> UNSUBSCRIBE = Set.of(0x80, 0x83, 0x87, 0x8F, 0x91);
    private static final Set<Integer> PUBLISH = Set.of(0x80, 0x83, 0x87, 0x90, 0x91, 0x97, 0x99);

    private record Row(String name, RetryPolicy policy) {}

    private ReasonCodes() {}

    /** The code with its name, {@code Unknown} if the standard does not have it. */
    static ReasonCode of(PacketKind packet, ProtocolVersion version, int code) {
        return new ReasonCode(version, code, version == ProtocolVersion.V5 ? name5(packet, code) : name3(packet, code));
    }

    /** Whether it says that the broker does not speak the version of MQTT. */
    static boolean isUnsupportedVersion(ReasonCode reason) {
        return in5(reason.version(), reason.code()) == UNSUPPORTED_VERSION;
    }

    /** What to do after {@code code} ended a connection or kept it from coming about. */
    static RetryPolicy policy(PacketKind packet, ProtocolVersion version, int code) {
        int same = in5(version, code);
        if (packet == PacketKind.DISCONNECT && same == 0x87) {
            return ASK;
        }
        Row row = CONNECTION.get(same);
        return row == null ? STOP : row.policy();
    }

    /**
     * The stem of the keys with the words for {@code code}: {@code code.87} and the like for a connection,
     * {@code request.87} for a subscription or publish, {@code code.unknown} and {@code request.unknown} for codes that
     * the standard does not have in this packet.
     */
    static String stem(PacketKind packet, ProtocolVersion version, int code) {
        return switch (packet) {
            case CONNACK, DISCONNECT -> {
                int same = in5(version, code);
                yield CONNECTION.containsKey(same) ? "code." + hex(same) : "code.unknown";
            }
            case SUBACK -> version == ProtocolVersion.V3_1_1 ? "request.refused" : requestStem(SUBSCRIBE, "read", code);
            case UNSUBACK -> requestStem(UNSUBSCRIBE, "read", code);
            case PUBACK, PUBREC -> requestStem(PUBLISH, "write", code);
        };
    }

    private static String requestStem(Set<Integer> known, String right, int code) {
        if (!known.contains(code)) {
            return "request.unknown";
        }
        return code == 0x87 ? "request.87." + right : "request." + hex(code);
    }

    private static String hex(int code) {
        return "%02X".formatted(code).toUpperCase(Locale.ROOT);
    }

    /** The MQTT 5 code that means the same, -1 for a code that 3.1.1 does not have. */
    private static int in5(ProtocolVersion version, int code) {
        return version == ProtocolVersion.V5 ? code : SAME_IN_5.getOrDefault(code, -1);
    }

    private static String name3(PacketKind packet, int code) {
        if (packet == PacketKind.SUBACK) {
            return code == 0x80 ? "Failure" : name5(packet, code <= 2 ? code : 0xFF);
        }
        return packet == PacketKind.CONNACK ? NAMES_3.getOrDefault(code, "Unknown") : "Success";
    }

    private static String name5(PacketKind packet, int code) {
        Row row = CONNECTION.get(code);
        if (code != 0 && row != null) {
            return row.name();
        }
        return switch (code) {
            case 0x00 ->
                switch (packet) {
                    case DISCONNECT -> "Normal disconnection";
                    case SUBACK -> "Granted QoS 0";
                    case CONNACK, UNSUBACK, PUBACK, PUBREC -> "Success";
                };
            case 0x01 -> "Granted QoS 1";
            case 0x02 -> "Granted QoS 2";
            case 0x10 -> "No matching subscribers";
            case 0x11 -> "No subscription existed";
            case 0x91 -> "Packet identifier in use";
            case 0x92 -> "Packet identifier not found";
            default -> "Unknown";
        };
    }

    private static Map<Integer, Row> connectionRows() {
        Map<Integer, Row> rows = new TreeMap<>();
        rows.put(0x00, new Row("Normal disconnection", RETRY));
        rows.put(0x80, new Row("Unspecified error", RETRY_FIVE_TIMES));
        rows.put(0x81, new Row("Malformed packet", STOP));
        rows.put(0x82, new Row("Protocol error", STOP));
        rows.put(0x83, new Row("Implementation specific error", RETRY_FIVE_TIMES));
        rows.put(0x84, new Row("Unsupported protocol version", STOP));
        rows.put(0x85, new Row("Client identifier not valid", STOP));
        rows.put(0x86, new Row("Bad user name or password", ASK));
        rows.put(0x87, new Row("Not authorized", STOP));
        rows.put(0x88, new Row("Server unavailable", RETRY));
        rows.put(0x89, new Row("Server busy", RETRY));
        rows.put(0x8A, new Row("Banned", STOP));
        rows.put(0x8B, new Row("Server shutting down", RETRY));
        rows.put(0x8C, new Row("Bad authentication method", STOP));
        rows.put(0x8D, new Row("Keep alive timeout", RETRY));
        rows.put(0x8E, new Row("Session taken over", ASK));
        rows.put(0x8F, new Row("Topic filter invalid", STOP));
        rows.put(0x90, new Row("Topic name invalid", STOP));
        rows.put(0x93, new Row("Receive maximum exceeded", RETRY));
        rows.put(0x94, new Row("Topic alias invalid", STOP));
        rows.put(0x95, new Row("Packet too large", STOP));
        rows.put(0x96, new Row("Message rate too high", RETRY));
        rows.put(0x97, new Row("Quota exceeded", RETRY));
        rows.put(0x98, new Row("Administrative action", ASK));
        rows.put(0x99, new Row("Payload format invalid", STOP));
        rows.put(0x9A, new Row("Retain not supported", STOP));
        rows.put(0x9B, new Row("QoS not supported", STOP));
        rows.put(0x9C, new Row("Use another server", ASK));
        rows.put(0x9D, new Row("Server moved", ASK));
        rows.put(0x9E, new Row("Shared subscriptions not supported", STOP));
        rows.put(0x9F, new Row("Connection rate exceeded", RETRY_SLOWLY));
        rows.put(0xA0, new Row("Maximum connect time", STOP));
        rows.put(0xA1, new Row("Subscription identifiers not supported", STOP));
        rows.put(0xA2, new Row("Wildcard subscriptions not supported", STOP));
        return Map.copyOf(rows);
    }
}
