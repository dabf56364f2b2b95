package io.topiary.core.mqtt;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A CONNECT taken apart (MQTT 5, section 3.1), as far as the tests ask.
 *
 * @param version 4 or 5
 * @param properties those of MQTT 5 that hold strings or binary data, by identifier
 * @param clientId the client identifier
 * @param user the user name as bytes, or null
 * @param password the password as bytes, or null
 */
record ConnectPacket(
        int version,
        Map<Integer, byte[]> properties,
        String clientId,
        byte @Nullable [] user,
        byte @Nullable [] password) {

    /** Without a will only. */
    static ConnectPacket of(byte[] packet) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(packet));
        in.readByte();
        length(in);
        in.readUTF();
        int version = in.readByte();
        int flags = in.readUnsignedByte();
        in.readUnsignedShort();
        Map<Integer, byte[]> properties = version == 5 ? properties(in) : Map.of();
        String clientId = in.readUTF();
        byte[] user = (flags & 0x80) == 0 ? null : binary(in);
        byte[] password = (flags & 0x40) == 0 ? null : binary(in);
        return new ConnectPacket(version, properties, clientId, user, password);
    }

    /** Properties that hold strings or binary data; {@code in} stands at their length. */
    static Map<Integer, byte[]> properties(DataInputStream in) throws IOException {
        byte[] bytes = in.readNBytes(length(in));
        DataInputStream rest = new DataInputStream(new ByteArrayInputStream(bytes));
        Map<Integer, byte[]> properties = new TreeMap<>();
        while (rest.available() > 0) {
            int id = rest.readUnsignedByte();
            switch (id) {
                case 0x11, 0x27 -> rest.readInt();
                case 0x21, 0x22 -> rest.readUnsignedShort();
                case 0x17, 0x19 -> rest.readByte();
                case 0x26 -> {
                    binary(rest);
                    binary(rest);
                }
                default -> properties.put(id, binary(rest));
            }
        }
        return properties;
    }

    /** A variable byte integer. */
    static int length(DataInputStream in) throws IOException {
        int length = 0;
        int shift = 0;
        int next;
        do {
            next = in.readUnsignedByte();
            length |= (next & 0x7F) << shift;
            shift += 7;
        } while ((next & 0x80) != 0);
        return length;
    }

    private static byte[] binary(DataInputStream in) throws IOException {
        return in.readNBytes(in.readUnsignedShort());
    }
}
