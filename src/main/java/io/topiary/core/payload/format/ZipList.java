package io.topiary.core.payload.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PayloadDecoder;
import io.topiary.core.payload.Sample;
import io.topiary.core.payload.UndecodableException;
import io.topiary.core.payload.Utf8;
import io.topiary.core.text.Text;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a ZIP archive (PKWARE's APPNOTE, 4.3.12 to 4.3.16) says it holds: names and sizes from its directory. Nothing is
 * unpacked, and the names are only shown, so that none of them leads anywhere.
 */
final class ZipList implements PayloadDecoder {

    static final String ID = "zip";
    private static final int MOST_ENTRIES = 10_000;
    private static final int END_SIZE = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int END = 0x06054B50;
    private static final int ENTRY = 0x02014B50;
    private static final int SMALLEST_ENTRY = 46;
    private static final int WIDE_END = 0x06064B50;
    private static final int WIDE_END_SIZE = 56;
    private static final int LOCATOR = 0x07064B50;
    private static final int LOCATOR_SIZE = 20;

    /**
     * Where the directory is.
     *
     * @param end behind its last byte
     * @param count how many entries it is said to have, as far as there is room for them
     */
    private record Directory(int start, int end, long count) {}

    @Override
    public Optional<Payload> detect(Sample sample) {
        byte[] bytes = sample.bytes();
        if (bytes.length < END_SIZE || bytes[0] != 'P' || bytes[1] != 'K' || bytes[2] > 8) {
            return Optional.empty();
        }
        try {
            return Optional.of(decode(sample, ""));
        } catch (UndecodableException e) {
            return Optional.empty();
        }
    }

    @Override
    public Payload decode(Sample sample, String argument) throws UndecodableException {
        byte[] bytes = sample.bytes();
        Cursor in = new Cursor(bytes, ByteOrder.LITTLE_ENDIAN);
        Directory directory = directory(bytes, in);
        in.moveTo(directory.start());
        JsonText json = new JsonText().array();
        int listed = 0;
        while (in.at() < directory.end() && listed < MOST_ENTRIES) {
            entry(in, json);
            listed++;
        }
        json.endArray();
        List<Text> remarks = new ArrayList<>();
        remarks.add(Text.of("payload.zip.listed"));
        if (in.at() < directory.end()) {
            remarks.add(Text.of("payload.zip.more", listed, Math.max(directory.count(), listed)));
        }
        return new Payload.Decoded(bytes, ID, json.toBytes(), true, remarks);
    }

    private static Directory directory(byte[] bytes, Cursor in) throws UndecodableException {
        int end = directoryEnd(bytes, in);
        in.moveTo(end + 10);
        long count = in.u16();
        long size = in.i32() & 0xFFFF_FFFFL;
        long offset = in.i32() & 0xFFFF_FFFFL;
        int wide = wideEnd(end, in);
        if (wide >= 0) {
            in.moveTo(wide + 32);
            count = in.i64();
            size = in.i64();
            offset = in.i64();
            end = wide;
        }
        // something may stand before the archive, and then all offsets are too small
        if (size < 0 || size > end || offset < 0 || offset > end - size) {
            throw new UndecodableException(Text.of("payload.zip.directory"));
        }
        return new Directory((int) (end - size), end, Math.clamp(count, 0, size / SMALLEST_ENTRY));
    }

    /** The record of an archive with more than 65,535 entries (4.3.14), which stands before its locator; -1 if none. */
    private static int wideEnd(int end, Cursor in) throws UndecodableException {
        int record = end - LOCATOR_SIZE - WIDE_END_SIZE;
        if (record < 0) {
            return -1;
        }
        in.moveTo(end - LOCATOR_SIZE);
        boolean located = in.i32() == LOCATOR;
        in.moveTo(record);
        return located && in.i32() == WIDE_END ? record : -1;
    }

    private static void entry(Cursor in, JsonText json) throws UndecodableException {
        int start = in.at();
        if (in.i32() != ENTRY) {
            throw new UndecodableException(Text.of("payload.format.brokenAt", start));
        }
        in.moveTo(start + 20);
        long packed = in.i32() & 0xFFFF_FFFFL;
        long plain = in.i32() & 0xFFFF_FFFFL;
        int nameLength = in.u16();
        int extra = in.u16();
        int comment = in.u16();
        in.claim(12, start, "payload.format.what.entry");
        byte[] name = in.take(nameLength, start, "payload.format.what.entry");
        in.claim((long) extra + comment, start, "payload.format.what.entry");
        json.object().key("name").text(new String(name, Utf8.isValid(name) ? UTF_8 : ISO_8859_1));
        json.key("bytes").number(plain).key("packedBytes").number(packed).endObject();
    }

    /** Where the record at the end of the directory begins, searched from behind: a comment may follow it. */
    private static int directoryEnd(byte[] bytes, Cursor in) throws UndecodableException {
        int last = bytes.length - END_SIZE;
        for (int at = last; at >= 0 && at >= last - LONGEST_COMMENT; at--) {
            in.moveTo(at);
            if (bytes[at] == 'P' && in.i32() == END) {
                return at;
            }
        }
        throw new UndecodableException(Text.of("payload.zip.directory"));
    }
}
