package io.topiary.demo.broker;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.List;

/**
 * Writes the packets a broker sends, one after the other into one buffer: a flood then costs neither an object nor a
 * socket write a message. Stateless.
 */
final class PacketEncoder {
    private static final int CONNACK = 0x20;
    private static final int PUBLISH = 0x30;
    private static final int SUBACK = 0x90;
    private static final int UNSUBACK = 0xB0;
    private static final int PINGRESP = 0xD0;
    private static final int DISCONNECT = 0xE0;
    private static final int EXPIRY_PROPERTY = 0x02;
    private static final int SUBSCRIPTION_PROPERTY = 0x0B;

    private final boolean v5;

    /** An encoder for a client of MQTT 5, or else of 3.1.1. */
    PacketEncoder(boolean v5) {
        this.v5 = v5;
    }

    void connAck(ByteBuf out, boolean sessionPresent, int code, byte[] properties) {
        out.writeByte(CONNACK);
        varint(out, 2 + (v5 ? varintSize(properties.length) + properties.length : 0));
        out.writeByte(sessionPresent ? 1 : 0).writeByte(code);
        if (v5) {
            varint(out, properties.length);
            out.writeBytes(properties);
        }
    }

    /** Size of a PUBLISH on the wire, in bytes. */
    int publishSize(Message message, Delivery delivery) {
        int remaining = remaining(message, delivery, propertiesSize(message, delivery));
        return 1 + varintSize(remaining) + remaining;
    }

    /** Everything of a PUBLISH but its payload. */
    void publishHead(ByteBuf out, Message message, Delivery delivery, int packetId, boolean dup) {
        int properties = propertiesSize(message, delivery);
        out.writeByte(PUBLISH | (dup ? 8 : 0) | (delivery.qos() << 1) | (delivery.retain() ? 1 : 0));
        varint(out, remaining(message, delivery, properties));
        out.writeShort(ByteBufUtil.utf8Bytes(message.topic()));
        ByteBufUtil.writeUtf8(out, message.topic());
        if (delivery.qos() > 0) {
            out.writeShort(packetId);
        }
        if (v5) {
            varint(out, properties);
            publishProperties(out, message, delivery);
        }
    }

    /** PUBACK, PUBREC, PUBREL or PUBCOMP; {@code firstByte} is type and flags. */
    void acknowledge(ByteBuf out, int firstByte, int packetId, int reason) {
        boolean withReason = v5 && reason != Reason.SUCCESS;
        out.writeByte(firstByte).writeByte(withReason ? 3 : 2).writeShort(packetId);
        if (withReason) {
            out.writeByte(reason);
        }
    }

    void subAck(ByteBuf out, int packetId, List<Integer> codes) {
        codes(out, SUBACK, packetId, codes);
    }

    /** In MQTT 3.1.1 UNSUBACK has no payload (section 3.11.3). */
    void unsubAck(ByteBuf out, int packetId, List<Integer> codes) {
        codes(out, UNSUBACK, packetId, v5 ? codes : List.of());
    }

    void pingResponse(ByteBuf out) {
        out.writeByte(PINGRESP).writeByte(0);
    }

    /** In MQTT 3.1.1 a server never sends DISCONNECT (section 3.14). */
    void disconnect(ByteBuf out, int reason) {
        if (v5) {
            out.writeByte(DISCONNECT).writeByte(2).writeByte(reason).writeByte(0);
        }
    }

    private void codes(ByteBuf out, int type, int packetId, List<Integer> codes) {
        out.writeByte(type);
        varint(out, 2 + (v5 ? 1 : 0) + codes.size());
        out.writeShort(packetId);
        if (v5) {
            out.writeByte(0);
        }
        for (int code : codes) {
            out.writeByte(code);
        }
    }

    private int remaining(Message message, Delivery delivery, int properties) {
        return 2
                + ByteBufUtil.utf8Bytes(message.topic())
                + (delivery.qos() > 0 ? 2 : 0)
                + (v5 ? varintSize(properties) + properties : 0)
                + message.payload().length;
    }

    private int propertiesSize(Message message, Delivery delivery) {
        if (!v5) {
            return 0;
        }
        int size = message.properties().wire().length + (message.properties().expirySeconds() >= 0 ? 5 : 0);
        for (int identifier : delivery.identifiers()) {
            size += 1 + varintSize(identifier);
        }
        return size;
    }

    private static void publishProperties(ByteBuf out, Message message, Delivery delivery) {
        out.writeBytes(message.properties().wire());
        if (message.properties().expirySeconds() >= 0) {
            out.writeByte(EXPIRY_PROPERTY).writeInt((int) message.remainingSeconds());
        }
        for (int identifier : delivery.identifiers()) {
            out.writeByte(SUBSCRIPTION_PROPERTY);
            varint(out, identifier);
        }
    }

    private static int varintSize(int value) {
        return value < 128 ? 1 : value < 16_384 ? 2 : value < 2_097_152 ? 3 : 4;
    }

    /** Variable byte integer (MQTT 5, section 1.5.5). */
    private static void varint(ByteBuf out, int value) {
        int rest = value;
        while (rest >= 128) {
            out.writeByte((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }
}
