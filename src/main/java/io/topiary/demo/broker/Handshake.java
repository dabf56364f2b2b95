package io.topiary.demo.broker;

import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.AUTHENTICATION_METHOD;
import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.MAXIMUM_PACKET_SIZE;
import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.RECEIVE_MAXIMUM;
import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.SESSION_EXPIRY_INTERVAL;
import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.WILL_DELAY_INTERVAL;

import io.netty.channel.Channel;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectPayload;
import io.netty.handler.codec.mqtt.MqttConnectVariableHeader;
import io.netty.handler.codec.mqtt.MqttProperties;
import java.util.Optional;

/** Judges a CONNECT packet and opens the session (MQTT 5, section 3.1.4). Event loop only. */
final class Handshake {
    private static final int ASSIGNED_CLIENT_ID = 0x12;
    private static final int TOPIC_ALIAS_MAXIMUM = 0x22;
    private static final int MAXIMUM_PACKET = 0x27;
    private static final int BAD_QOS = 3;

    private final Core core;
    private final Channel channel;

    Handshake(Core core, Channel channel) {
        this.core = core;
        this.channel = channel;
    }

    /** The connection, accepted or refused; a faulty packet closes it without an answer. */
    Connection perform(MqttConnectMessage packet) throws ProtocolException {
        MqttConnectVariableHeader header = packet.variableHeader();
        check(header, packet.payload());
        boolean v5 = header.version() >= 5;
        Connection connection = new Connection(channel, core, v5, v5 ? limits(header.properties()) : ClientLimits.NONE);
        int refusal = refusal(header, packet.payload());
        if (core.options().faults().silent()) {
            return connection;
        }
        if (refusal != Reason.SUCCESS) {
            connection.refuse(refusal);
            return connection;
        }
        open(connection, header, packet.payload());
        return connection;
    }

    private void open(Connection connection, MqttConnectVariableHeader header, MqttConnectPayload payload) {
        boolean assigned = payload.clientIdentifier().isEmpty();
        String clientId = assigned ? core.assignClientId() : payload.clientIdentifier();
        Sessions.Opened opened = core.sessions().open(clientId, header.isCleanSession(), connection);
        Session session = opened.session();
        session.expireAfter(expiry(header));
        session.will(will(header, payload));
        byte[] properties = connection.isV5() ? connAckProperties(assigned ? clientId : "") : new byte[0];
        connection.accept(session, opened.present(), header.keepAliveTimeSeconds(), properties);
        if (opened.present()) {
            session.outbox().resume(connection);
        }
    }

    /** Flags that contradict one another make the packet malformed (MQTT 5, sections 3.1.2.3 to 3.1.2.9). */
    private static void check(MqttConnectVariableHeader header, MqttConnectPayload payload) throws ProtocolException {
        boolean willless = !header.isWillFlag() && (header.willQos() != 0 || header.isWillRetain());
        boolean passwordAlone = header.version() < 5 && header.hasPassword() && !header.hasUserName();
        if (willless || passwordAlone || header.willQos() == BAD_QOS) {
            throw new ProtocolException(Reason.MALFORMED, "contradicting CONNECT flags");
        }
        if (header.isWillFlag() && !Topics.isName(payload.willTopic())) {
            throw new ProtocolException(Reason.TOPIC_INVALID, "will topic");
        }
    }

    private int refusal(MqttConnectVariableHeader header, MqttConnectPayload payload) {
        int forced = core.options().faults().connectCode();
        if (forced != 0) {
            return forced;
        }
        // MQTT 3.1.1, section 3.1.3.1: an empty identifier only with a clean session.
        if (payload.clientIdentifier().isEmpty() && header.version() < 5 && !header.isCleanSession()) {
            return Reason.CLIENT_ID_INVALID;
        }
        if (header.properties().getProperty(AUTHENTICATION_METHOD.value()) != null) {
            return Reason.BAD_AUTHENTICATION_METHOD;
        }
        boolean known = core.options()
                .credentials()
                .map(expected -> expected.match(payload.userName(), payload.passwordInBytes()))
                .orElse(true);
        return known ? Reason.SUCCESS : Reason.BAD_USER_OR_PASSWORD;
    }

    private static ClientLimits limits(MqttProperties properties) throws ProtocolException {
        long receive = PublishProperties.number(properties, RECEIVE_MAXIMUM, 0xFFFF);
        long packet = PublishProperties.number(properties, MAXIMUM_PACKET_SIZE, ClientLimits.UNLIMITED);
        if (receive == 0 || packet == 0) {
            throw new ProtocolException(Reason.PROTOCOL_ERROR, "limit of zero");
        }
        return new ClientLimits((int) receive, packet);
    }

    /** MQTT 3.1.1 sessions last for ever unless clean (section 3.1.2.4); MQTT 5 says how long (3.1.2.11.2). */
    private static long expiry(MqttConnectVariableHeader header) {
        if (header.version() >= 5) {
            return PublishProperties.number(header.properties(), SESSION_EXPIRY_INTERVAL, 0);
        }
        return header.isCleanSession() ? 0 : Session.NEVER;
    }

    private static Optional<Will> will(MqttConnectVariableHeader header, MqttConnectPayload payload) {
        if (!header.isWillFlag()) {
            return Optional.empty();
        }
        MqttProperties properties = payload.willProperties();
        Message message = new Message(
                payload.willTopic(),
                payload.willMessageInBytes(),
                header.willQos(),
                header.isWillRetain(),
                PublishProperties.of(properties));
        return Optional.of(new Will(message, PublishProperties.number(properties, WILL_DELAY_INTERVAL, 0)));
    }

    private byte[] connAckProperties(String assignedId) {
        Limits limits = core.options().limits();
        PropertyWriter out = new PropertyWriter();
        if (!assignedId.isEmpty()) {
            out.text(ASSIGNED_CLIENT_ID, assignedId);
        }
        out.twoBytes(TOPIC_ALIAS_MAXIMUM, limits.topicAliases());
        out.fourBytes(MAXIMUM_PACKET, limits.packetBytes());
        return out.toBytes();
    }
}
