package io.topiary.core.mqtt.capture;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PayloadFormat;
import io.topiary.core.message.Qos;
import io.topiary.core.message.UserProperty;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one side of a captured connection said, decoded; lost until it is started at the beginning of a packet. */
final class PublishStream implements AutoCloseable {

    private static final int LARGEST = 268_435_460;
    private static final int SHARE_OF_MEMORY = 8;
    private static final int LONGEST_CLIENT_ID = 65_535;
    private static final long UNSIGNED = 0xFFFF_FFFFL;

    /** Where netty's decoder looks which version is spoken. */
    private static final String VERSION = "NETTY_CODEC_MQTT_VERSION";

    private final Side side;
    private final TalkListener listener;
    private final Map<Integer, String> aliases = new HashMap<>();
    private @Nullable EmbeddedChannel channel;

    PublishStream(Side side, TalkListener listener) {
        this.side = side;
        this.listener = listener;
    }

    boolean isLost() {
        return channel == null;
    }

    /** A packet begins with the next byte. */
    void start(MqttVersion version) {
        close();
        int largest = (int) Math.min(LARGEST, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY);
        EmbeddedChannel made = new EmbeddedChannel(new MqttDecoder(largest, LONGEST_CLIENT_ID, true));
        made.attr(AttributeKey.<MqttVersion>valueOf(VERSION)).set(version);
        channel = made;
    }

    /** Nobody knows where a packet begins. */
    void lose() {
        close();
    }

    void feed(byte[] bytes) {
        EmbeddedChannel open = channel;
        if (open == null) {
            return;
        }
        boolean understood = true;
        try {
            open.writeInbound(Unpooled.wrappedBuffer(bytes));
        } catch (DecoderException e) {
            understood = false;
        }
        for (Object read = open.readInbound(); read != null; read = open.readInbound()) {
            understood &= take(read);
        }
        if (!understood) {
            lose();
            listener.lost(side);
        }
    }

    private boolean take(Object read) {
        try {
            if (!(read instanceof MqttMessage packet) || packet.decoderResult().isFailure()) {
                return false;
            }
            if (packet instanceof MqttPublishMessage publish) {
                tell(publish);
            }
            return true;
        } finally {
            ReferenceCountUtil.release(read);
        }
    }

    private void tell(MqttPublishMessage publish) {
        MqttProperties properties = publish.variableHeader().properties();
        String topic = publish.variableHeader().topicName();
        Integer alias = number(properties, MqttPropertyType.TOPIC_ALIAS);
        if (alias != null && topic.isEmpty()) {
            topic = aliases.getOrDefault(alias, "");
        } else if (alias != null) {
            aliases.put(alias, topic);
        }
        if (topic.isEmpty()) {
            // the alias was made before the capture began
            listener.lost(side);
            return;
        }
        listener.published(
                side,
                topic,
                ByteBufUtil.getBytes(publish.payload()),
                Qos.of(publish.fixedHeader().qosLevel().value()),
                publish.fixedHeader().isRetain(),
                properties(properties));
    }

    private static MessageProperties properties(MqttProperties properties) {
        if (properties.isEmpty()) {
            return MessageProperties.NONE;
        }
        Integer expiry = number(properties, MqttPropertyType.PUBLICATION_EXPIRY_INTERVAL);
        Integer format = number(properties, MqttPropertyType.PAYLOAD_FORMAT_INDICATOR);
        List<UserProperty> user = new ArrayList<>();
        for (MqttProperties.MqttProperty<?> property :
                properties.getProperties(MqttPropertyType.USER_PROPERTY.value())) {
            if (property instanceof MqttProperties.UserProperty pair) {
                user.add(new UserProperty(pair.value().key, pair.value().value));
            }
        }
        return new MessageProperties(
                value(properties, MqttPropertyType.CONTENT_TYPE, String.class),
                value(properties, MqttPropertyType.RESPONSE_TOPIC, String.class),
                value(properties, MqttPropertyType.CORRELATION_DATA, byte[].class),
                expiry == null ? null : (Long) (expiry & UNSIGNED),
                format == null ? null : format == 1 ? PayloadFormat.UTF_8 : PayloadFormat.UNSPECIFIED,
                user);
    }

    private static @Nullable Integer number(MqttProperties properties, MqttPropertyType type) {
        return value(properties, type, Integer.class);
    }

    private static <T> @Nullable T value(MqttProperties properties, MqttPropertyType type, Class<T> of) {
        var property = properties.getProperty(type.value());
        return property == null || !of.isInstance(property.value()) ? null : of.cast(property.value());
    }

    @Override
    public void close() {
        if (channel != null) {
            channel.finishAndReleaseAll();
            channel = null;
        }
    }
}
