package io.topiary.ui.broker;

import io.topiary.core.message.Qos;
import io.topiary.core.message.UserProperty;
import io.topiary.core.mqtt.BrokerLimits;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Endpoint;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.mqtt.SessionOptions;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts what a broker granted in CONNACK into words (MQTT 5, section 3.2.2.3). Immutable. */
final class BrokerFacts {

    private static final int LONGEST_VALUE = 500;

    private final Messages messages;
    private final Amounts amounts;

    BrokerFacts(Messages messages) {
        this.messages = messages;
        this.amounts = new Amounts(messages);
    }

    /** All that is known, in the order in which it is shown. */
    List<BrokerFact> of(ConnectOptions asked, BrokerLimits granted) {
        List<BrokerFact> facts = new ArrayList<>();
        addEndpoint(asked, granted.endpoint(), facts);
        facts.add(fact(
                "broker.version",
                messages.get("broker.version.value", granted.version().label())));
        facts.add(fact(
                "broker.tls",
                granted.tlsVersion() == null ? messages.get("broker.tls.none") : tls(granted.tlsVersion())));
        addSession(asked, granted, facts);
        if (granted.version() == ProtocolVersion.V5) {
            addLimits(granted, facts);
        } else {
            facts.add(fact("broker.limits", messages.get("broker.limits.none")));
        }
        return facts;
    }

    private void addEndpoint(ConnectOptions asked, @Nullable Endpoint endpoint, List<BrokerFact> facts) {
        if (endpoint == null) {
            facts.add(fact("broker.server", asked.address().uri()));
            return;
        }
        boolean other = !endpoint.server().equals(asked.address());
        facts.add(new BrokerFact(
                messages.get("broker.server"),
                endpoint.server().uri(),
                other ? messages.get("broker.server.other", asked.address().uri()) : ""));
        facts.add(new BrokerFact(messages.get(endpoint.proxied() ? "broker.proxy" : "broker.ip"), endpoint.ip(), ""));
        if (endpoint.applicationProtocol() != null) {
            facts.add(fact("broker.alpn", shown(endpoint.applicationProtocol())));
        }
    }

    private void addSession(ConnectOptions asked, BrokerLimits granted, List<BrokerFact> facts) {
        boolean assigned = !granted.clientId().equals(asked.login().clientId());
        facts.add(new BrokerFact(
                messages.get("broker.clientId"),
                shown(granted.clientId()),
                assigned ? messages.get("broker.clientId.assigned") : ""));
        facts.add(fact(
                "broker.session",
                messages.get(granted.sessionPresent() ? "broker.session.resumed" : "broker.session.new")));
        if (granted.version() == ProtocolVersion.V5) {
            long wanted = asked.session().sessionExpirySeconds();
            facts.add(new BrokerFact(
                    messages.get("broker.expiry"),
                    expiry(granted.sessionExpirySeconds()),
                    granted.sessionExpirySeconds() == wanted ? "" : messages.get("broker.changed", expiry(wanted))));
        }
        int wanted = asked.session().keepAliveSeconds();
        facts.add(new BrokerFact(
                messages.get("broker.keepAlive"),
                keepAlive(granted.keepAliveSeconds()),
                granted.keepAliveSeconds() == wanted ? "" : messages.get("broker.changed", keepAlive(wanted))));
    }

    private void addLimits(BrokerLimits granted, List<BrokerFact> facts) {
        int qos = granted.maximumQos().code();
        facts.add(new BrokerFact(
                messages.get("broker.qos"),
                messages.get("broker.qos.value", qos),
                granted.maximumQos() == Qos.EXACTLY_ONCE ? "" : messages.get("broker.qos.note", qos)));
        facts.add(available("broker.retain", "broker.retain.note", granted.retainAvailable()));
        facts.add(available("broker.wildcards", "broker.wildcards.note", granted.wildcardsAvailable()));
        facts.add(available("broker.shared", "broker.shared.note", granted.sharedAvailable()));
        facts.add(
                available("broker.subscriptionIds", "broker.subscriptionIds.note", granted.subscriptionIdsAvailable()));
        facts.add(fact("broker.receiveMaximum", messages.get("broker.atOnce", granted.receiveMaximum())));
        facts.add(fact("broker.maximumPacket", packet(granted.maximumPacketBytes())));
        facts.add(fact("broker.topicAliases", messages.get("broker.aliases", granted.topicAliasMaximum())));
        if (granted.responseInformation() != null) {
            facts.add(fact("broker.responses", granted.responseInformation()));
        }
        if (granted.reasonString() != null) {
            facts.add(fact("broker.says", granted.reasonString()));
        }
        for (UserProperty property : granted.userProperties()) {
            facts.add(new BrokerFact(
                    messages.get("broker.userProperty", shown(property.name())), shown(property.value()), ""));
        }
    }

    private BrokerFact available(String key, String otherwise, boolean available) {
        return new BrokerFact(
                messages.get(key),
                messages.get(available ? "broker.available" : "broker.unavailable"),
                available ? "" : messages.get(otherwise));
    }

    private BrokerFact fact(String key, String value) {
        return new BrokerFact(messages.get(key), value, "");
    }

    private String expiry(long seconds) {
        return seconds == 0
                ? messages.get("broker.expiry.atOnce")
                : seconds == SessionOptions.NEVER_EXPIRES
                        ? messages.get("broker.expiry.never")
                        : messages.get("broker.seconds", seconds);
    }

    private String keepAlive(int seconds) {
        return seconds == 0 ? messages.get("broker.keepAlive.off") : messages.get("broker.seconds", seconds);
    }

    private String packet(int bytes) {
        return bytes >= SessionOptions.LARGEST_PACKET_BYTES
                ? messages.get("broker.maximumPacket.any")
                : messages.get("broker.maximumPacket.value", amounts.bytes(bytes), bytes);
    }

    private static String tls(String version) {
        return version.replace("TLSv", "TLS ");
    }

    /** What comes from the broker is never let onto the screen as it is. */
    private static String shown(String fromBroker) {
        return Escapes.visible(fromBroker, LONGEST_VALUE);
    }
}
