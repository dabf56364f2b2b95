package io.topiary.core.payload;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** Writes bytes as text that can be pasted elsewhere. */
public enum ByteText {
    /** Two hex digits a byte, nothing between. */
    HEX {
        @Override
        public String of(byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
    },
    /** Two hex digits a byte, a blank between. */
    SPACED_HEX {
        @Override
        public String of(byte[] bytes) {
            return HexFormat.ofDelimiter(" ").formatHex(bytes);
        }
    },
    /** RFC 4648, section 4. */
    BASE64 {
        @Override
        public String of(byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
    },
    /** An initializer of C. */
    C {
        @Override
        public String of(byte[] bytes) {
            return "{" + HexFormat.ofDelimiter(", ").withPrefix("0x").formatHex(bytes) + "}";
        }
    },
    /** An initializer of a byte array of Java. */
    JAVA {
        @Override
        public String of(byte[] bytes) {
            StringBuilder text = new StringBuilder("{");
            for (int i = 0; i < bytes.length; i++) {
                text.append(i == 0 ? "" : ", ").append(bytes[i] < 0 ? "(byte) " : "");
                text.append(String.format(Locale.ROOT, "0x%02x", bytes[i] & 0xFF));
            }
            return text.append('}').toString();
        }
    },
    /** A bytes literal of Python. */
    PYTHON {
        @Override
        public String of(byte[] bytes) {
            return "b\""
                    + (bytes.length == 0
                            ? ""
                            : HexFormat.ofDelimiter("").withPrefix("\\x").formatHex(bytes)) + "\"";
        }
    },
    /** As UTF-8; what is none becomes U+FFFD, for nothing else can stand in a text. */
    TEXT {
        @Override
        public String of(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    };

    /** {@code bytes} in this notation. */
    public abstract String of(byte[] bytes);
}
