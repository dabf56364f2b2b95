package io.topiary.core.payload.wire;

import java.util.Arrays;

/**
 * One value of a field as it is on the wire (Protocol Buffers encoding, "message structure"). What it means only a schema
 * can say.
 */
public sealed interface WireValue {

    /** Wire type 0: bool, enum and integers; all 64 bits. */
    record Varint(long bits) implements WireValue {}

    /** Wire type 5: four bytes, little-endian. */
    record Fixed32(int bits) implements WireValue {}

    /** Wire type 1: eight bytes, little-endian. */
    record Fixed64(long bits) implements WireValue {}

    /**
     * Wire type 2: text, bytes, a message or packed numbers.
     *
     * @param source the payload, shared
     * @param from offset of the first byte
     * @param length bytes
     */
    record Block(byte[] source, int from, int length) implements WireValue {

        /** A copy of the bytes. */
        public byte[] bytes() {
            return Arrays.copyOfRange(source, from, from + length);
        }
    }

    /** Wire types 3 and 4: a group, of old schemas. */
    record Group(WireFields fields) implements WireValue {}
}
