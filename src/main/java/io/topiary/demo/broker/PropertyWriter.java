package io.topiary.demo.broker;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;

/** Writes MQTT 5 properties (section 2.2.2) to bytes, without their leading length. Used by one thread. */
final class PropertyWriter {
    private final ByteBuf out = Unpooled.buffer(64);

    void oneByte(int id, int value) {
        out.writeByte(id).writeByte(value);
    }

    void twoBytes(int id, int value) {
        out.writeByte(id).writeShort(value);
    }

    void fourBytes(int id, long value) {
        out.writeByte(id).writeInt((int) value);
    }

    void text(int id, String value) {
        out.writeByte(id);
        string(value);
    }

    void binary(int id, byte[] value) {
        out.writeByte(id).writeShort(value.length).writeBytes(value);
    }

    void pair(int id, String key, String value) {
        out.writeByte(id);
        string(key);
        string(value);
    }

    byte[] toBytes() {
        return ByteBufUtil.getBytes(out);
    }

    private void string(String value) {
        int lengthAt = out.writerIndex();
        out.writeShort(0);
        int length = ByteBufUtil.writeUtf8(out, value);
        out.setShort(lengthAt, length);
    }
}
