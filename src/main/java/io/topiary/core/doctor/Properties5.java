package io.topiary.core.doctor;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.MqttProperty;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttProperties.StringPair;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads properties of MQTT 5 packets (section 2.2.2.2). */
final class Properties5 {

    private Properties5() {}

    /** The value of a number, or null if it was not sent. */
    static @Nullable Integer number(MqttProperties properties, MqttPropertyType type) {
        return value(properties, type) instanceof Integer number ? number : null;
    }

    /** The value of a number, or what the standard says it is when it was not sent. */
    static long number(MqttProperties properties, MqttPropertyType type, long otherwise) {
        Integer sent = number(properties, type);
        return sent == null ? otherwise : Integer.toUnsignedLong(sent);
    }

    /** The value of a yes or no, which is yes when it was not sent. */
    static boolean available(MqttProperties properties, MqttPropertyType type) {
        return number(properties, type, 1) != 0;
    }

    /** The value of a text, or null if it was not sent. */
    static @Nullable String text(MqttProperties properties, MqttPropertyType type) {
        return value(properties, type) instanceof String text ? text : null;
    }

    /** The value of binary data, or null if it was not sent. */
    static byte @Nullable [] bytes(MqttProperties properties, MqttPropertyType type) {
        return value(properties, type) instanceof byte[] bytes ? bytes : null;
    }

    /** The user properties in the order they were sent. */
    static List<StringPair> users(MqttProperties properties) {
        List<StringPair> pairs = new ArrayList<>();
        for (MqttProperty<?> property : properties.getProperties(MqttPropertyType.USER_PROPERTY.value())) {
            if (property.value() instanceof StringPair pair) {
                pairs.add(pair);
            }
        }
        return pairs;
    }

    private static @Nullable Object value(MqttProperties properties, MqttPropertyType type) {
        MqttProperty<?> property = properties.getProperty(type.value());
        return property == null ? null : property.value();
    }
}
