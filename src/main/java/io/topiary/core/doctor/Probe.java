package io.topiary.core.doctor;

import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.Destinations;
import io.topiary.core.mqtt.PreparationException;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.mqtt.Remedy;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;

/**
 * One question to one port: is it this that is spoken here? Tells no name and no password.
 *
 * @param remedy what helps if the answer is yes
 * @param address what is asked for
 * @param wire over which
 * @param answer never fails
 */
record Probe(Remedy remedy, BrokerAddress address, Wire wire, CompletableFuture<Boolean> answer) {

    private static final int TLS_HANDSHAKE = 0x16;
    private static final int TLS_ALERT = 0x15;

    /** Asks; {@code shield} need not be one that the server's certificate gets through. */
    static Probe ask(Remedy remedy, Target target, Network network, Shield shield) throws PreparationException {
        Wire wire = network.dial(target);
        BrokerAddress server = target.server();
        CompletableFuture<Boolean> answer = wire.connected().thenCompose(connected -> switch (server.scheme()) {
            case MQTT -> mqtt(wire);
            case MQTTS -> mqtts(wire, shield, target.destination());
            case WS -> webSocket(wire, server, network);
            case WSS ->
                shield.encrypt(wire, target.destination()).thenCompose(session -> webSocket(wire, server, network));
        });
        return new Probe(remedy, server, wire, answer.exceptionally(failure -> false));
    }

    private static CompletableFuture<Boolean> mqtt(Wire wire) {
        Conversation conversation = wire.converse(ProtocolVersion.V3_1_1);
        return conversation.open(Packets.anonymous(ClientIdentity.random())).thenApply(answer -> {
            var _ = conversation.leave();
            return true;
        });
    }

    /** A certificate that does not get through leaves open what is in there: then TLS is as much as can be known. */
    private static CompletableFuture<Boolean> mqtts(Wire wire, Shield shield, Destinations.Server server) {
        return shield.encrypt(wire, server)
                .thenCompose(session -> mqtt(wire))
                .exceptionally(failure -> speaksTls(wire) && isSsl(failure));
    }

    private static boolean isSsl(Throwable failure) {
        for (Throwable link = failure; link != null; link = link.getCause()) {
            if (link instanceof SSLException) {
                return true;
            }
        }
        return false;
    }

    private static boolean speaksTls(Wire wire) {
        byte[] first = wire.firstBytes();
        return first.length > 1 && (first[0] == TLS_HANDSHAKE || first[0] == TLS_ALERT) && first[1] == 3;
    }

    private static CompletableFuture<Boolean> webSocket(Wire wire, BrokerAddress server, Network network) {
        return wire.upgrade(server, network.subprotocol(), Network.plainHeaders(server))
                .thenApply(upgrade -> true);
    }

    /** Whether the port took the connection. */
    boolean open() {
        return wire.connected().isDone() && !wire.connected().isCompletedExceptionally();
    }

    /** Whether what was answered is TLS. */
    boolean speaksTls() {
        return speaksTls(wire);
    }

    /** Whether the answer was yes, so far. */
    boolean yes() {
        return answer.getNow(false);
    }
}
