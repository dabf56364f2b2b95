package io.topiary.demo.broker;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.BinaryProperty;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.MqttProperty;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttProperties.StringPair;
import io.netty.handler.codec.mqtt.MqttProperties.StringProperty;
import io.netty.handler.codec.mqtt.MqttProperties.UserProperties;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The properties of an application message.
 *
 * <p>What a broker must pass on unaltered (payload format, content type, response topic, correlation data, user
 * properties: MQTT 5, sections 3.3.2.3.2 to 3.3.2.3.9) is kept as it goes over the wire; the expiry interval, which it
 * must count down (3.3.2.3.3), is kept apart. Immutable.
 */
public final class PublishProperties {
    /** No properties at all, as on every MQTT 3.1.1 message. */
    public static final PublishProperties NONE = new PublishProperties(new MqttProperties());

    private static final int PAYLOAD_FORMAT = 0x01;
    private static final int EXPIRY = 0x02;
    private static final int CONTENT_TYPE = 0x03;
    private static final int RESPONSE_TOPIC = 0x08;
    private static final int CORRELATION_DATA = 0x09;
    private static final int USER_PROPERTY = 0x26;

    private final byte[] passedOn;
    private final long expirySeconds;
    private final @Nullable String responseTopic;
    private final byte @Nullable [] correlationData;

    private PublishProperties(MqttProperties properties) {
        this.passedOn = passedOn(properties);
        this.expirySeconds = properties.getProperty(EXPIRY) instanceof IntegerProperty p ? unsigned(p) : -1;
        this.responseTopic = properties.getProperty(RESPONSE_TOPIC) instanceof StringProperty p ? p.value() : null;
        this.correlationData = properties.getProperty(CORRELATION_DATA) instanceof BinaryProperty p ? p.value() : null;
    }

    static PublishProperties of(MqttProperties properties) {
        return properties.isEmpty() ? NONE : new PublishProperties(properties);
    }

    /**
     * Properties of a device's message.
     *
     * @param contentType MIME type, or null for none
     */
    public static PublishProperties contentType(@Nullable String contentType) {
        return response(contentType, null);
    }

    /**
     * Properties of the answer to a request (MQTT 5, section 4.10).
     *
     * @param contentType MIME type, or null for none
     * @param correlationData the request's correlation data, or null when it had none
     */
    public static PublishProperties response(@Nullable String contentType, byte @Nullable [] correlationData) {
        MqttProperties properties = new MqttProperties();
        if (contentType != null) {
            properties.add(new StringProperty(CONTENT_TYPE, contentType));
        }
        if (correlationData != null) {
            properties.add(new BinaryProperty(CORRELATION_DATA, correlationData));
        }
        return of(properties);
    }

    /** Where an answer is wanted, if anywhere. */
    public Optional<String> responseTopic() {
        return Optional.ofNullable(responseTopic);
    }

    /** A copy of the bytes that belong to the request, or null. */
    public byte @Nullable [] correlationData() {
        return correlationData == null ? null : correlationData.clone();
    }

    /** Seconds the message lives from its arrival, or -1 for ever. */
    long expirySeconds() {
        return expirySeconds;
    }

    /** The encoded properties without length and expiry; callers only read it. */
    byte[] wire() {
        return passedOn;
    }

    private static byte[] passedOn(MqttProperties properties) {
        PropertyWriter out = new PropertyWriter();
        for (MqttProperty<?> property : properties.listAll()) {
            switch (property) {
                case IntegerProperty p when p.propertyId() == PAYLOAD_FORMAT -> out.oneByte(PAYLOAD_FORMAT, p.value());
                case StringProperty p
                when p.propertyId() == CONTENT_TYPE || p.propertyId() == RESPONSE_TOPIC ->
                    out.text(p.propertyId(), p.value());
                case BinaryProperty p
                when p.propertyId() == CORRELATION_DATA -> out.binary(CORRELATION_DATA, p.value());
                case UserProperties p -> {
                    for (StringPair pair : p.value()) {
                        out.pair(USER_PROPERTY, pair.key, pair.value);
                    }
                }
                default -> {
                    // Topic alias and expiry belong to this hop, will delay to the session.
                }
            }
        }
        return out.toBytes();
    }

    private static long unsigned(IntegerProperty property) {
        return Integer.toUnsignedLong(property.value());
    }

    /** The value of an integer property, unsigned, or {@code absent}. */
    static long number(MqttProperties properties, MqttPropertyType type, long absent) {
        return properties.getProperty(type.value()) instanceof IntegerProperty p ? unsigned(p) : absent;
    }
}
