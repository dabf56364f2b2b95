package io.topiary.demo.broker;

import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.SESSION_EXPIRY_INTERVAL;
import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.SUBSCRIPTION_IDENTIFIER;
import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.TOPIC_ALIAS;

import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;

/** Acts on the packets of one connected client. Event loop only. */
final class Inbound {
    private final Core core;
    private final Connection connection;
    private final Session session;
    private final Subscriber subscriber;

    Inbound(Core core, Connection connection, Session session) {
        this.core = core;
        this.connection = connection;
        this.session = session;
        this.subscriber = new Subscriber(core, connection, session);
    }

    void packet(MqttMessage packet) throws ProtocolException {
        switch (packet.fixedHeader().messageType()) {
            case PUBLISH -> publish((MqttPublishMessage) packet);
            case PUBACK -> session.outbox().done(packetId(packet), connection);
            case PUBREC -> publishReceived(packet);
            case PUBREL -> publishReleased(packetId(packet));
            case PUBCOMP -> session.outbox().done(packetId(packet), connection);
            case SUBSCRIBE -> subscriber.subscribe((MqttSubscribeMessage) packet);
            case UNSUBSCRIBE -> subscriber.unsubscribe((MqttUnsubscribeMessage) packet);
            case PINGREQ -> connection.pong();
            case DISCONNECT -> disconnect(packet);
            default ->
                throw new ProtocolException(
                        Reason.PROTOCOL_ERROR,
                        "unexpected " + packet.fixedHeader().messageType());
        }
    }

    private void publish(MqttPublishMessage packet) throws ProtocolException {
        MqttProperties properties = packet.variableHeader().properties();
        String topic = topic(packet.variableHeader().topicName(), properties);
        int qos = packet.fixedHeader().qosLevel().value();
        int packetId = packet.variableHeader().packetId();
        Counters counters = core.counters();
        counters.publishesReceived++;
        counters.publishBytesReceived += packet.payload().readableBytes();
        if (qos == 2 && session.unreleased().contains(packetId)) {
            connection.acknowledge(Connection.PUBREC, packetId, Reason.SUCCESS);
            return;
        }
        PublishProperties passedOn = passedOn(properties);
        int reason = Reason.NOT_AUTHORIZED;
        if (!core.isDenied(topic)) {
            byte[] payload = ByteBufUtil.getBytes(packet.payload());
            Message message =
                    new Message(topic, payload, qos, packet.fixedHeader().isRetain(), passedOn);
            reason = core.router().publish(message, session) ? Reason.SUCCESS : Reason.NO_MATCHING_SUBSCRIBERS;
        }
        acknowledge(qos, packetId, reason);
    }

    private void acknowledge(int qos, int packetId, int reason) {
        if (!connection.isOpen()) {
            return;
        }
        if (qos == 1) {
            connection.acknowledge(Connection.PUBACK, packetId, reason);
        } else if (qos == 2) {
            // A refused message ends with PUBREC (MQTT 5, section 4.3.3); MQTT 3.1.1 has no refusal and goes on.
            if (reason < Reason.UNSPECIFIED || !connection.isV5()) {
                session.unreleased().add(packetId);
            }
            connection.acknowledge(Connection.PUBREC, packetId, reason);
        }
    }

    /** The topic name, from its alias where it is empty (MQTT 5, section 3.3.2.3.4). */
    private String topic(String name, MqttProperties properties) throws ProtocolException {
        long alias = PublishProperties.number(properties, TOPIC_ALIAS, -1);
        String topic = name;
        if (alias >= 0) {
            if (alias == 0 || alias > core.options().limits().topicAliases()) {
                throw new ProtocolException(Reason.TOPIC_ALIAS_INVALID, "topic alias " + alias);
            }
            if (name.isEmpty()) {
                topic = connection.aliases().getOrDefault((int) alias, "");
            } else {
                connection.aliases().put((int) alias, name);
            }
        }
        if (topic.isEmpty()) {
            throw new ProtocolException(Reason.PROTOCOL_ERROR, "no topic");
        }
        if (!Topics.isName(topic)) {
            throw new ProtocolException(Reason.TOPIC_INVALID, "topic name");
        }
        return topic;
    }

    /** MQTT 5, sections 3.3.2.3.5 (no wildcards in a response topic) and 3.3.2.3.8 (no identifier from a client). */
    private static PublishProperties passedOn(MqttProperties properties) throws ProtocolException {
        if (properties.isEmpty()) {
            return PublishProperties.NONE;
        }
        PublishProperties passedOn = PublishProperties.of(properties);
        boolean badResponseTopic =
                passedOn.responseTopic().filter(topic -> !Topics.isName(topic)).isPresent();
        if (badResponseTopic || properties.getProperty(SUBSCRIPTION_IDENTIFIER.value()) != null) {
            throw new ProtocolException(Reason.PROTOCOL_ERROR, "PUBLISH property");
        }
        return passedOn;
    }

    /** MQTT 5, section 4.3.3: a PUBREC with a reason of 0x80 or more ends the exchange. */
    private void publishReceived(MqttMessage packet) {
        int packetId = packetId(packet);
        boolean refused = packet.variableHeader() instanceof MqttPubReplyMessageVariableHeader header
                && (header.reasonCode() & 0x80) != 0;
        if (refused) {
            session.outbox().done(packetId, connection);
        } else {
            session.outbox().received(packetId, connection);
        }
    }

    private void publishReleased(int packetId) {
        boolean known = session.unreleased().remove(packetId);
        connection.acknowledge(Connection.PUBCOMP, packetId, known ? Reason.SUCCESS : Reason.PACKET_ID_NOT_FOUND);
    }

    /** MQTT 5, sections 3.14.2.1 (0x04 keeps the will) and 3.14.2.2.2 (a session that was to end cannot be prolonged). */
    private void disconnect(MqttMessage packet) throws ProtocolException {
        boolean withWill = false;
        if (packet.variableHeader() instanceof MqttReasonCodeAndPropertiesVariableHeader header) {
            withWill = (header.reasonCode() & 0xFF) != Reason.SUCCESS;
            long expiry = PublishProperties.number(header.properties(), SESSION_EXPIRY_INTERVAL, -1);
            if (expiry > 0 && session.expirySeconds() == 0) {
                throw new ProtocolException(Reason.PROTOCOL_ERROR, "session expiry prolonged from 0");
            }
            if (expiry >= 0) {
                session.expireAfter(expiry);
            }
        }
        connection.left(withWill);
    }

    private static int packetId(MqttMessage packet) {
        return ((MqttMessageIdVariableHeader) packet.variableHeader()).messageId();
    }
}
