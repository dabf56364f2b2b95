package io.topiary.core.doctor;

import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectPayload;
import io.netty.handler.codec.mqtt.MqttConnectVariableHeader;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.BinaryProperty;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttProperties.StringPair;
import io.netty.handler.codec.mqtt.MqttProperties.StringProperty;
import io.netty.handler.codec.mqtt.MqttProperties.UserProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption.RetainedHandlingPolicy;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.topiary.core.message.Secret;
import io.topiary.core.message.Subscription;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.EnhancedLogin;
import io.topiary.core.mqtt.Login;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.mqtt.SessionOptions;
import io.topiary.core.mqtt.SessionOptions.Receiving;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The packets that an examination sends. */
final class Packets {

    private static final int SUBSCRIBE_ID = 1;
    private static final int UNSUBSCRIBE_ID = 2;
    private static final int ANY = 65_535;
    private static final byte CONTINUE = 0x18;

    private Packets() {}

    /**
     * CONNECT as {@code options} have it, with a clean start, no session kept and no will.
     *
     * @param enhanced proves user and password in place of sending them, or null
     */
    static MqttConnectMessage connect(
            ConnectOptions options, ProtocolVersion version, @Nullable EnhancedLogin enhanced) {
        SessionOptions session = options.session();
        Login login = options.login();
        Secret password = enhanced == null ? login.password() : null;
        MqttProperties properties = version == ProtocolVersion.V5 ? properties(session) : MqttProperties.NO_PROPERTIES;
        if (enhanced != null) {
            authenticate(properties, enhanced.method(), enhanced.first());
        }
        return connect(
                version,
                session.keepAliveSeconds(),
                properties,
                new MqttConnectPayload(
                        login.clientId(),
                        MqttProperties.NO_PROPERTIES,
                        null,
                        null,
                        enhanced == null ? login.user() : null,
                        password == null ? null : password.utf8()));
    }

    /** AUTH that goes on with an enhanced authentication. */
    static MqttMessage auth(String method, byte[] data) {
        MqttProperties properties = new MqttProperties();
        authenticate(properties, method, data);
        return MqttMessageBuilders.auth()
                .reasonCode(CONTINUE)
                .properties(properties)
                .build();
    }

    private static void authenticate(MqttProperties properties, String method, byte[] data) {
        properties.add(new StringProperty(MqttPropertyType.AUTHENTICATION_METHOD.value(), method));
        properties.add(new BinaryProperty(MqttPropertyType.AUTHENTICATION_DATA.value(), data));
    }

    /** CONNECT of nobody in particular: finds out who speaks MQTT and tells no password to those who don't. */
    static MqttConnectMessage anonymous(String clientId) {
        return connect(
                ProtocolVersion.V3_1_1,
                0,
                MqttProperties.NO_PROPERTIES,
                new MqttConnectPayload(clientId, MqttProperties.NO_PROPERTIES, null, null, null, (byte[]) null));
    }

    private static MqttConnectMessage connect(
            ProtocolVersion version, int keepAlive, MqttProperties properties, MqttConnectPayload payload) {
        MqttVersion wire = version == ProtocolVersion.V5 ? MqttVersion.MQTT_5 : MqttVersion.MQTT_3_1_1;
        return new MqttConnectMessage(
                fixed(MqttMessageType.CONNECT),
                new MqttConnectVariableHeader(
                        wire.protocolName(),
                        wire.protocolLevel(),
                        payload.userName() != null,
                        payload.passwordInBytes() != null,
                        false,
                        0,
                        false,
                        true,
                        keepAlive,
                        properties),
                payload);
    }

    private static MqttProperties properties(SessionOptions session) {
        Receiving receiving = session.receiving();
        MqttProperties properties = new MqttProperties();
        if (receiving.receiveMaximum() < ANY) {
            properties.add(number(MqttPropertyType.RECEIVE_MAXIMUM, receiving.receiveMaximum()));
        }
        if (receiving.maximumPacketBytes() < SessionOptions.LARGEST_PACKET_BYTES) {
            properties.add(number(MqttPropertyType.MAXIMUM_PACKET_SIZE, receiving.maximumPacketBytes()));
        }
        if (receiving.topicAliasMaximum() > 0) {
            properties.add(number(MqttPropertyType.TOPIC_ALIAS_MAXIMUM, receiving.topicAliasMaximum()));
        }
        if (!receiving.problemInformation()) {
            properties.add(number(MqttPropertyType.REQUEST_PROBLEM_INFORMATION, 0));
        }
        if (receiving.responseInformation()) {
            properties.add(number(MqttPropertyType.REQUEST_RESPONSE_INFORMATION, 1));
        }
        if (!session.userProperties().isEmpty()) {
            properties.add(new UserProperties(session.userProperties().stream()
                    .map(each -> new StringPair(each.name(), each.value()))
                    .toList()));
        }
        return properties;
    }

    private static IntegerProperty number(MqttPropertyType type, int value) {
        return new IntegerProperty(type.value(), value);
    }

    /** SUBSCRIBE; stored messages are not asked for, which with 3.1.1 can't be said. */
    static MqttMessage subscribe(List<Subscription> subscriptions) {
        MqttMessageBuilders.SubscribeBuilder builder =
                MqttMessageBuilders.subscribe().messageId(SUBSCRIBE_ID);
        for (Subscription each : subscriptions) {
            MqttSubscriptionOption option = new MqttSubscriptionOption(
                    MqttQoS.valueOf(each.qos().code()),
                    each.noLocal(),
                    each.retainAsPublished(),
                    RetainedHandlingPolicy.DONT_SEND_AT_SUBSCRIBE);
            builder = builder.addSubscription(each.filter().filter(), option);
        }
        return builder.build();
    }

    /** UNSUBSCRIBE. */
    static MqttMessage unsubscribe(List<Subscription> subscriptions) {
        MqttMessageBuilders.UnsubscribeBuilder builder =
                MqttMessageBuilders.unsubscribe().messageId(UNSUBSCRIBE_ID);
        for (Subscription each : subscriptions) {
            builder = builder.addTopicFilter(each.filter().filter());
        }
        return builder.build();
    }

    static MqttMessage ping() {
        return MqttMessage.PINGREQ;
    }

    static MqttMessage disconnect() {
        return MqttMessage.DISCONNECT;
    }

    private static MqttFixedHeader fixed(MqttMessageType type) {
        return new MqttFixedHeader(type, false, MqttQoS.AT_MOST_ONCE, false, 0);
    }
}
