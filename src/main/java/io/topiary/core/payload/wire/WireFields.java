package io.topiary.core.payload.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.topiary.core.payload.UndecodableException;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The fields of a message by number, each with its values in the order in which they came. No bytes are copied; no length
 * is believed before the bytes are there.
 *
 * @param byNumber values by field number
 */
public record WireFields(SortedMap<Integer, List<WireValue>> byNumber) {

    /** Deepest nesting that is followed; that of Google's own parsers. */
    public static final int DEPTH = 100;

    /**
     * Reads {@code length} bytes of {@code source} from {@code from} as one message.
     *
     * @param budget what may still be read
     * @throws UndecodableException if they are no message, or there is too much of it
     */
    public static WireFields parse(byte[] source, int from, int length, WireBudget budget) throws UndecodableException {
        CodedInputStream in = CodedInputStream.newInstance(source, from, length);
        try {
            return fields(new Reading(source, from, in, budget), 0, 0);
        } catch (IOException e) {
            throw new UndecodableException(reason(e));
        }
    }

    /** All of {@code source}. */
    public static WireFields parse(byte[] source) throws UndecodableException {
        return parse(source, 0, source.length, new WireBudget());
    }

    /** Why {@code e} was thrown while a message was read, in words that may stand behind a colon. */
    public static Text reason(IOException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("too many levels of nesting")) {
            return Text.of("payload.wire.tooDeep", DEPTH);
        }
        if (message.contains("truncated") || message.contains("ended unexpectedly")) {
            return Text.of("payload.wire.truncated");
        }
        if (message.contains("negative size")) {
            return Text.of("payload.wire.size");
        }
        if (message.contains("end-group tag")) {
            return Text.of("payload.wire.group");
        }
        if (message.contains("invalid UTF-8")) {
            return Text.of("payload.wire.utf8");
        }
        return Text.of("payload.wire.malformed");
    }

    /** The values of field {@code number}, in order; empty if there are none. */
    public List<WireValue> values(int number) {
        return byNumber.getOrDefault(number, List.of());
    }

    private record Reading(byte[] source, int start, CodedInputStream in, WireBudget budget) {

        WireValue.Block block() throws IOException {
            int length = in.readRawVarint32();
            int at = start + in.getTotalBytesRead();
            in.skipRawBytes(length);
            return new WireValue.Block(source, at, length);
        }
    }

    private static WireFields fields(Reading reading, int group, int depth) throws IOException, UndecodableException {
        if (depth > DEPTH) {
            throw new UndecodableException(Text.of("payload.wire.tooDeep", DEPTH));
        }
        SortedMap<Integer, List<WireValue>> fields = new TreeMap<>();
        while (true) {
            int tag = reading.in().readTag();
            int number = WireFormat.getTagFieldNumber(tag);
            int type = WireFormat.getTagWireType(tag);
            if (type == WireFormat.WIRETYPE_END_GROUP && number == group && group != 0) {
                return new WireFields(fields);
            }
            if (tag == 0) {
                if (group != 0) {
                    throw new UndecodableException(Text.of("payload.wire.truncated"));
                }
                return new WireFields(fields);
            }
            reading.budget().take(1);
            fields.computeIfAbsent(number, _ -> new ArrayList<>(1)).add(value(reading, type, number, depth));
        }
    }

    private static WireValue value(Reading reading, int type, int number, int depth)
            throws IOException, UndecodableException {
        CodedInputStream in = reading.in();
        return switch (type) {
            case WireFormat.WIRETYPE_VARINT -> new WireValue.Varint(in.readRawVarint64());
            case WireFormat.WIRETYPE_FIXED32 -> new WireValue.Fixed32(in.readRawLittleEndian32());
            case WireFormat.WIRETYPE_FIXED64 -> new WireValue.Fixed64(in.readRawLittleEndian64());
            case WireFormat.WIRETYPE_LENGTH_DELIMITED -> reading.block();
            case WireFormat.WIRETYPE_START_GROUP -> new WireValue.Group(fields(reading, number, depth + 1));
            default -> throw new InvalidProtocolBufferException("unexpected wire type " + type);
        };
    }
}
