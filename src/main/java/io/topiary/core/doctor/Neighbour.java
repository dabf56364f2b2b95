package io.topiary.core.doctor;

import io.topiary.core.mqtt.Scheme;
import java.util.List;

/**
 * A port where a broker usually listens.
 *
 * @param port 1 to 65,535
 * @param scheme what is spoken there
 */
record Neighbour(int port, Scheme scheme) {

    private static final Neighbour PLAIN = new Neighbour(1883, Scheme.MQTT);
    private static final Neighbour ENCRYPTED = new Neighbour(8883, Scheme.MQTTS);
    private static final Neighbour WEB = new Neighbour(9001, Scheme.WS);
    private static final Neighbour WEB_EMQX = new Neighbour(8083, Scheme.WS);
    private static final Neighbour WEB_ENCRYPTED = new Neighbour(8084, Scheme.WSS);

    /** Where else to look, the likeliest first; four at most, so that nobody takes it for a scan of ports. */
    static List<Neighbour> of(Scheme scheme) {
        return switch (scheme) {
            case MQTT -> List.of(ENCRYPTED, PLAIN, WEB, WEB_EMQX);
            case MQTTS -> List.of(ENCRYPTED, PLAIN, WEB_ENCRYPTED, new Neighbour(443, Scheme.WSS));
            case WS -> List.of(WEB, WEB_EMQX, new Neighbour(80, Scheme.WS), PLAIN);
            case WSS -> List.of(WEB_ENCRYPTED, new Neighbour(443, Scheme.WSS), ENCRYPTED, WEB);
        };
    }
}
