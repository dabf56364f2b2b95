package io.topiary.core.payload.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Whether bytes are worth a try as a format, told from a few of them. Stands apart from the decoders, so that looking at
 * every payload loads no library.
 */
final class Signatures {

    /** Shorter arrays without a key in them are more likely something else. */
    private static final int SHORTEST_ARRAY = 4;

    private static final int SHORTEST_BSON = 8;

    private Signatures() {}

    /** A map or array of CBOR (RFC 8949) that is not empty, or the tag that says that it is CBOR. */
    static boolean cbor(byte[] bytes) {
        int first = bytes[0] & 0xFF;
        boolean map = first > 0xA0 && first < 0xC0;
        boolean array = first > 0x80 && first < 0xA0 && bytes.length >= SHORTEST_ARRAY;
        return map
                || array
                || (bytes.length > 3 && first == 0xD9 && bytes[1] == (byte) 0xD9 && bytes[2] == (byte) 0xF7);
    }

    /** A map or array of MessagePack that is not empty. */
    static boolean messagePack(byte[] bytes) {
        int first = bytes[0] & 0xFF;
        boolean map = (first > 0x80 && first < 0x90) || first == 0xDE || first == 0xDF;
        boolean array = (first > 0x90 && first < 0xA0) || first == 0xDC || first == 0xDD;
        return map || (array && bytes.length >= SHORTEST_ARRAY);
    }

    /** {@code :)}, a line feed and version 0. */
    static boolean smile(byte[] bytes) {
        return bytes.length > 4 && bytes[0] == ':' && bytes[1] == ')' && bytes[2] == '\n' && (bytes[3] & 0xF0) == 0;
    }

    /** The version marker of Ion 1.0 in binary. */
    static boolean ion(byte[] bytes) {
        return bytes.length > 4 && bytes[0] == (byte) 0xE0 && bytes[1] == 1 && bytes[2] == 0 && bytes[3] == (byte) 0xEA;
    }

    /** A document whose first four bytes say how long it is, and which ends with 0. */
    static boolean bson(byte[] bytes) {
        return bytes.length >= SHORTEST_BSON
                && bytes[bytes.length - 1] == 0
                && ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt() == bytes.length;
    }
}
