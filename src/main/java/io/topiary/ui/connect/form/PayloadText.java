package io.topiary.ui.connect.form;

import io.topiary.core.text.Surrogates;
import io.topiary.core.text.Text;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** How bytes are written in a form. */
public enum PayloadText {
    /** UTF-8. */
    TEXT,
    /** Two digits a byte; blanks and line breaks do not count. */
    HEX,
    /** The basic alphabet; blanks and line breaks do not count. */
    BASE64;

    /** The notation that {@code bytes} can be written in: text if they are UTF-8 without control characters. */
    static PayloadText fitting(byte[] bytes) {
        return TEXT.write(bytes)
                        .filter(text -> text.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\t'))
                        .isPresent()
                ? TEXT
                : HEX;
    }

    /** {@code bytes} in this notation; empty if they are no text. */
    Optional<String> write(byte[] bytes) {
        return switch (this) {
            case HEX -> Optional.of(HexFormat.ofDelimiter(" ").formatHex(bytes));
            case BASE64 -> Optional.of(Base64.getEncoder().encodeToString(bytes));
            case TEXT -> {
                try {
                    yield Optional.of(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
                } catch (CharacterCodingException noText) {
                    yield Optional.empty();
                }
            }
        };
    }

    /** The bytes that {@code written} stands for; empty bytes and a problem if it stands for none. */
    byte[] read(Problems problems, Field field, String written) {
        return switch (this) {
            case TEXT -> text(problems, field, written);
            case HEX -> hex(problems, field, written.replaceAll("\\s", ""));
            case BASE64 -> base64(problems, field, written.replaceAll("\\s", ""));
        };
    }

    private static byte[] text(Problems problems, Field field, String written) {
        int unpaired = Surrogates.firstUnpaired(written);
        if (unpaired >= 0) {
            problems.put(field, Text.of("connect.error.characters", unpaired + 1));
        }
        return written.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hex(Problems problems, Field field, String digits) {
        try {
            return HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException noHex) {
            problems.put(field, Text.of("connect.error.hex"));
            return new byte[0];
        }
    }

    private static byte[] base64(Problems problems, Field field, String written) {
        try {
            return Base64.getDecoder().decode(written);
        } catch (IllegalArgumentException noBase64) {
            problems.put(field, Text.of("connect.error.base64"));
            return new byte[0];
        }
    }
}
