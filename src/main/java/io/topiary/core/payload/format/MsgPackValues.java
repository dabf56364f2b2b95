package io.topiary.core.payload.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topiary.core.payload.JsonLimits;
import io.topiary.core.payload.UndecodableException;
import io.topiary.core.payload.Utf8;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.msgpack.core.ExtensionTypeHeader;
import org.msgpack.core.MessageInsufficientBufferException;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageSizeException;
import org.msgpack.core.MessageUnpacker;

/**
 * The objects of MessagePack (its specification of 2017, with the timestamp extension). Text that is not UTF-8, as old
 * senders write it, is a byte string.
 */
final class MsgPackValues implements Values {

    private static final int TIMESTAMP = -1;
    private static final int LONGEST_KEY = 64 * 1024;

    private final MessageUnpacker in;
    private final int length;
    private int depth;
    /** Where the value that is read begins. */
    private int place;

    private boolean oddKeys;

    MsgPackValues(byte[] bytes) {
        this.in = MessagePack.newDefaultUnpacker(bytes);
        this.length = bytes.length;
    }

    @Override
    public boolean more() {
        return in.getTotalReadBytes() < length;
    }

    @Override
    public List<Text> remarks() {
        return oddKeys ? List.of(Text.of("payload.format.oddKeys")) : List.of();
    }

    @Override
    public void next(JsonText json) throws UndecodableException {
        try {
            value(json, (int) in.getTotalReadBytes());
        } catch (MessageSizeException e) {
            throw new UndecodableException(
                    Text.of("payload.format.cut", place, Text.of("payload.format.what.value"), e.getSize(), length));
        } catch (MessageInsufficientBufferException e) {
            throw new UndecodableException(Text.of("payload.format.ends", length));
        } catch (MessagePackException | IOException e) {
            throw new UndecodableException(Text.of("payload.format.brokenAt", place));
        }
    }

    private void value(JsonText json, int start) throws IOException, UndecodableException {
        if (++depth > JsonLimits.DEPTH) {
            throw new UndecodableException(Text.of("payload.format.tooDeep", JsonLimits.DEPTH));
        }
        if (!more()) {
            throw new UndecodableException(Text.of("payload.format.ends", length));
        }
        place = start;
        switch (in.getNextFormat().getValueType()) {
            case NIL -> {
                in.unpackNil();
                json.nothing();
            }
            case BOOLEAN -> json.bool(in.unpackBoolean());
            case INTEGER -> json.number(in.unpackBigInteger());
            case FLOAT -> number(json);
            case STRING -> {
                byte[] raw = take(in.unpackRawStringHeader(), start, "payload.format.what.text");
                if (Utf8.isValid(raw)) {
                    json.text(new String(raw, UTF_8));
                } else {
                    json.bytes(raw);
                }
            }
            case BINARY -> json.bytes(take(in.unpackBinaryHeader(), start, "payload.format.what.bytes"));
            case ARRAY -> array(json, start);
            case MAP -> map(json, start);
            case EXTENSION -> extension(json, start);
        }
        depth--;
    }

    private void number(JsonText json) throws IOException, UndecodableException {
        switch (in.getNextFormat()) {
            case FLOAT32 -> json.number(in.unpackFloat());
            default -> json.number(in.unpackDouble());
        }
    }

    private void array(JsonText json, int start) throws IOException, UndecodableException {
        int count = in.unpackArrayHeader();
        expect(count, 1, start, "payload.format.what.array");
        json.array();
        for (int i = 0; i < count; i++) {
            value(json, (int) in.getTotalReadBytes());
        }
        json.endArray();
    }

    private void map(JsonText json, int start) throws IOException, UndecodableException {
        int count = in.unpackMapHeader();
        expect(count, 2, start, "payload.format.what.map");
        json.object();
        for (int i = 0; i < count; i++) {
            key(json);
            value(json, (int) in.getTotalReadBytes());
        }
        json.endObject();
    }

    private void key(JsonText json) throws IOException, UndecodableException {
        int start = (int) in.getTotalReadBytes();
        if (more() && in.getNextFormat().getValueType().isStringType()) {
            byte[] raw = take(in.unpackRawStringHeader(), start, "payload.format.what.text");
            if (Utf8.isValid(raw)) {
                json.key(new String(raw, UTF_8));
            } else {
                oddKeys = true;
                json.key(new JsonText(LONGEST_KEY).bytes(raw).toString());
            }
            return;
        }
        oddKeys = true;
        JsonText key = new JsonText(LONGEST_KEY);
        value(key, start);
        json.key(key.toString());
    }

    private void extension(JsonText json, int start) throws IOException, UndecodableException {
        ExtensionTypeHeader header = in.unpackExtensionTypeHeader();
        int size = header.getLength();
        byte[] data = take(size, start, "payload.format.what.extension");
        Optional<Instant> time = header.getType() == TIMESTAMP ? time(ByteBuffer.wrap(data)) : Optional.empty();
        if (time.isPresent()) {
            json.time(time.get());
            return;
        }
        json.object().key("$ext").number(header.getType()).hex(data, 0, size).endObject();
    }

    /** The time that {@code data} stands for; empty if it is none that the specification knows. */
    private static Optional<Instant> time(ByteBuffer data) {
        long seconds;
        long nanos = 0;
        switch (data.remaining()) {
            case 4 -> seconds = data.getInt() & 0xFFFF_FFFFL;
            case 8 -> {
                long both = data.getLong();
                nanos = both >>> 34;
                seconds = both & 0x3_FFFF_FFFFL;
            }
            case 12 -> {
                nanos = data.getInt() & 0xFFFF_FFFFL;
                seconds = data.getLong();
            }
            default -> {
                return Optional.empty();
            }
        }
        boolean known = nanos < 1_000_000_000
                && seconds >= Instant.MIN.getEpochSecond()
                && seconds <= Instant.MAX.getEpochSecond();
        return known ? Optional.of(Instant.ofEpochSecond(seconds, nanos)) : Optional.empty();
    }

    private long left() {
        return length - in.getTotalReadBytes();
    }

    private byte[] take(int size, int start, String what) throws IOException, UndecodableException {
        if (size > left()) {
            throw new UndecodableException(Text.of("payload.format.cut", start, Text.of(what), size, length));
        }
        return in.readPayload(size);
    }

    private void expect(int entries, long least, int start, String what) throws UndecodableException {
        if (entries * least > left()) {
            throw new UndecodableException(Text.of("payload.format.few", start, Text.of(what), entries, length));
        }
    }
}
