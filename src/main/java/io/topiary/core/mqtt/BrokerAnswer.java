package io.topiary.core.mqtt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a broker said in one packet, freed of the client library's types.
 *
 * @param packet which packet
 * @param version the version of MQTT it was said in
 * @param codes reason codes (MQTT 5) or return codes (3.1.1) in the order of the packet, 0 to 255
 * @param reasonString the broker's words as received, or null
 * @param serverReference another server that it names, or null
 */
record BrokerAnswer(
        PacketKind packet,
        ProtocolVersion version,
        List<Integer> codes,
        @Nullable String reasonString,
        @Nullable String serverReference) {

    BrokerAnswer {
        codes = List.copyOf(codes);
    }

    /** One code and no words. */
    static BrokerAnswer of(PacketKind packet, ProtocolVersion version, int code) {
        return new BrokerAnswer(packet, version, List.of(code), null, null);
    }

    /** The first code, 0 if there is none. */
    int code() {
        return codes.isEmpty() ? 0 : codes.getFirst();
    }
}
