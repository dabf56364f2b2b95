package io.topiary.core.payload.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_32;

import io.topiary.core.payload.UndecodableException;
import java.nio.charset.Charset;
import java.util.Optional;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Which charset a text is in. A byte order mark settles it. Else what a detector thinks is believed only if the bytes
 * then read as text: single bytes of any value are some character of most charsets, and a measurement is not a letter.
 */
final class CharsetGuess {

    /** What the detector keeps silent about if it is short. */
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private static final int LOOKED_AT = 64 * 1024;
    private static final int SHORTEST = 4;
    private static final int SHORTEST_FOREIGN = 8;

    private CharsetGuess() {}

    /** The charset of {@code bytes}; empty if they do not look like text. */
    static Optional<Charset> of(byte[] bytes) {
        Optional<Charset> marked = marked(bytes);
        return marked.isPresent()
                ? marked
                : Optional.of(detected(bytes).orElse(WESTERN)).filter(charset -> reads(bytes, charset));
    }

    private static Optional<Charset> marked(byte[] bytes) {
        if (starts(bytes, 0xFF, 0xFE, 0, 0) || starts(bytes, 0, 0, 0xFE, 0xFF)) {
            return Optional.of(UTF_32);
        }
        return starts(bytes, 0xFE, 0xFF) || starts(bytes, 0xFF, 0xFE) ? Optional.of(UTF_16) : Optional.empty();
    }

    private static boolean starts(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Charset> detected(byte[] bytes) {
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(bytes, 0, Math.min(bytes.length, LOOKED_AT));
        detector.dataEnd();
        String name = detector.getDetectedCharset();
        try {
            return name == null ? Optional.empty() : Optional.of(Charset.forName(name));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static boolean reads(byte[] bytes, Charset charset) {
        try {
            return reads(CharsetText.strict(bytes, charset), isWestern(charset));
        } catch (UndecodableException e) {
            return false;
        }
    }

    private static boolean isWestern(Charset charset) {
        return charset.equals(ISO_8859_1) || charset.equals(WESTERN);
    }

    private static boolean reads(String text, boolean western) {
        int ascii = 0;
        int words = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean printable = c >= ' ' && c < 0x7F;
            if (!printable && (!Character.isDefined(c) || (Character.isISOControl(c) && "\t\r\n".indexOf(c) < 0))) {
                return false;
            }
            ascii += printable ? 1 : 0;
            words += printable || Character.isLetterOrDigit(c) || Character.isWhitespace(c) ? 1 : 0;
        }
        boolean mostlyAscii = text.length() >= SHORTEST && ascii * 3L >= text.length() * 2L;
        boolean foreign = !western && text.length() >= SHORTEST_FOREIGN && words * 10L >= text.length() * 8L;
        return mostlyAscii || foreign;
    }
}
