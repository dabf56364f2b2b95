package io.topiary.core.mqtt.capture;

import io.netty.handler.codec.mqtt.MqttVersion;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** What bytes look like that may be MQTT packets (MQTT 5, section 2.1). */
final class Packets {

    static final int CONNECT = 0x10;

    private static final int PUBLISH = 3;
    private static final int NIBBLE = 0x0F;
    private static final int MORE = 0x80;
    private static final int LONGEST_LENGTH = 4;
    private static final int MQTT_5 = 5;
    private static final int LARGEST_ACKNOWLEDGEMENT = 4_096;

    private Packets() {}

    /** Whether {@code bytes} begin with CONNECT: with its name of the protocol and its version. */
    static boolean isConnect(byte[] bytes) {
        int body = body(bytes, 0);
        return bytes.length > 0
                && bytes[0] == CONNECT
                && body > 0
                && (hasName(bytes, body, "MQTT") || hasName(bytes, body, "MQIsdp"));
    }

    /** The version in the CONNECT at the beginning of {@code bytes}; 3.1.1 for any that is not known. */
    static MqttVersion versionOfConnect(byte[] bytes) {
        int body = body(bytes, 0);
        int level = bytes[body + 2 + nameLength(bytes, body)];
        return level == MQTT_5 ? MqttVersion.MQTT_5 : MqttVersion.MQTT_3_1_1;
    }

    private static boolean hasName(byte[] bytes, int at, String name) {
        int end = at + 2 + name.length();
        return bytes.length > end
                && nameLength(bytes, at) == name.length()
                && new String(bytes, at + 2, name.length(), StandardCharsets.ISO_8859_1).equals(name);
    }

    private static int nameLength(byte[] bytes, int at) {
        return Byte.toUnsignedInt(bytes[at]) << Byte.SIZE | Byte.toUnsignedInt(bytes[at + 1]);
    }

    /** Whether {@code segment} is packets from its first byte on, one of them a PUBLISH, that end with it or beyond it. */
    static boolean looksLikePublish(byte[] segment) {
        boolean any = false;
        int at = 0;
        while (at < segment.length) {
            int body = body(segment, at);
            if (body < 0) {
                return false;
            }
            long end = body + length(segment, at);
            boolean publish = isPublish(segment, at);
            if (publish ? !hasTopic(segment, body, end) : !isOther(segment, at, end - body) || end > segment.length) {
                return false;
            }
            any |= publish;
            at = (int) Math.min(end, segment.length);
        }
        return any;
    }

    /** The version of the first PUBLISH in {@code segment}, which {@link #looksLikePublish}. */
    static MqttVersion versionOfPublish(byte[] segment) {
        int at = 0;
        while (!isPublish(segment, at)) {
            at = (int) (body(segment, at) + length(segment, at));
        }
        int body = body(segment, at);
        int end = (int) Math.min(segment.length, body + length(segment, at));
        boolean acknowledged = (segment[at] >> 1 & 3) > 0;
        int rest = body + 2 + nameLength(segment, body) + (acknowledged ? 2 : 0);
        return rest < end && PropertyShape.fits(segment, rest, end) ? MqttVersion.MQTT_5 : MqttVersion.MQTT_3_1_1;
    }

    private static boolean isPublish(byte[] bytes, int at) {
        return Byte.toUnsignedInt(bytes[at]) >> 4 == PUBLISH && (bytes[at] >> 1 & 3) != 3;
    }

    /** Whether the flags and the length are those of a packet that is not PUBLISH. */
    private static boolean isOther(byte[] bytes, int at, long length) {
        int type = Byte.toUnsignedInt(bytes[at]) >> 4;
        int flags = bytes[at] & NIBBLE;
        return switch (type) {
            // PUBREL, SUBSCRIBE, UNSUBSCRIBE
            case 6, 8, 10 -> flags == 2 && length >= 2;
            // CONNACK, PUBACK, PUBREC, PUBCOMP, SUBACK, UNSUBACK
            case 2, 4, 5, 7, 9, 11 -> flags == 0 && length >= 2 && length <= LARGEST_ACKNOWLEDGEMENT;
            // PINGREQ, PINGRESP
            case 12, 13 -> flags == 0 && length == 0;
            // DISCONNECT, AUTH
            case 14, 15 -> flags == 0 && length <= LARGEST_ACKNOWLEDGEMENT;
            default -> false;
        };
    }

    private static boolean hasTopic(byte[] bytes, int body, long end) {
        if (body + 2 > bytes.length) {
            return false;
        }
        int length = nameLength(bytes, body);
        int topicEnd = body + 2 + length;
        if (topicEnd > bytes.length || topicEnd > end) {
            return false;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, body + 2, length))
                    .chars()
                    .allMatch(c -> c >= ' ' && c != '+' && c != '#');
        } catch (CharacterCodingException noTopic) {
            return false;
        }
    }

    /** Where the variable header of the packet at {@code at} begins; -1 if its length is none or not all there. */
    private static int body(byte[] bytes, int at) {
        for (int i = 1; i <= LONGEST_LENGTH && at + i < bytes.length; i++) {
            if ((bytes[at + i] & MORE) == 0) {
                return at + i + 1;
            }
        }
        return -1;
    }

    private static long length(byte[] bytes, int at) {
        long length = 0;
        for (int i = 1; ; i++) {
            length |= (long) (bytes[at + i] & 0x7F) << (7 * (i - 1));
            if ((bytes[at + i] & MORE) == 0) {
                return length;
            }
        }
    }
}
