package io.topiary.core.profile.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What is to be imported, looked at as JSON or as text no more than once. Not thread-safe. */
final class ImportFile {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final byte[] bytes;
    private final String name;
    private @Nullable PartialJson json;
    private @Nullable String text;

    /** @param name the file's name without folders, empty if it was pasted */
    ImportFile(byte[] bytes, String name) {
        this.bytes = bytes;
        this.name = name;
    }

    /** The file's name, empty if there is none. */
    String name() {
        return name;
    }

    /** Whether it begins as a JSON object or array does. */
    boolean looksLikeJson() {
        String begin = text().stripLeading();
        return begin.startsWith("{") || begin.startsWith("[");
    }

    /** It as JSON, as far as it is. */
    PartialJson json() {
        PartialJson parsed = json;
        if (parsed == null) {
            parsed = PartialJson.parse(text());
            json = parsed;
        }
        return parsed;
    }

    /** It as text: UTF-8, or UTF-16 if it says so, or else Latin 1. */
    String text() {
        String decoded = text;
        if (decoded == null) {
            decoded = decode();
            text = decoded;
        }
        return decoded;
    }

    private String decode() {
        if (bytes.length > 1 && (bytes[0] & bytes[1] & 0xFF) == 0xFE) {
            // A byte-order mark of UTF-16, which PowerShell writes.
            return new String(bytes, StandardCharsets.UTF_16);
        }
        String decoded;
        try {
            decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            decoded = new String(bytes, StandardCharsets.ISO_8859_1);
        }
        return decoded.indexOf(BYTE_ORDER_MARK) == 0 ? decoded.substring(1) : decoded;
    }
}
