package io.topiary.core.payload;

import java.util.Optional;

/** Takes what is strictly UTF-8, and tells JSON from other text. */
final class TextDecoder {

    private static final int SAMPLE = 4096;
    /** More control characters than one in this many, and it does not read as text. */
    private static final int RARE = 10;

    /** What {@code bytes} are, at least one; empty if they are not UTF-8. */
    Optional<Payload> decode(byte[] bytes) {
        if (!Utf8.isValid(bytes)) {
            return Optional.empty();
        }
        if (!mayBeJson(bytes)) {
            return Optional.of(new Payload.Utf8(bytes, isPrintable(bytes), null));
        }
        return Optional.of(
                switch (JsonCheck.check(bytes, JsonLimits.AUTOMATIC)) {
                    case JsonCheck.Valid valid -> new Payload.Json(bytes, valid.duplicateKeys());
                    case JsonCheck.Invalid invalid -> new Payload.Utf8(bytes, isPrintable(bytes), invalid.problem());
                });
    }

    /** Whether the first character, spaces aside, can start a JSON value. */
    private static boolean mayBeJson(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\n' && b != '\r') {
                return "{[\"-0123456789tfn".indexOf(b) >= 0;
            }
        }
        return false;
    }

    private static boolean isPrintable(byte[] bytes) {
        int end = Math.min(bytes.length, SAMPLE);
        int controls = 0;
        for (int i = 0; i < end; i++) {
            byte b = bytes[i];
            if ((b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') || b == 0x7F) {
                controls++;
            }
        }
        return controls * RARE <= end;
    }
}
