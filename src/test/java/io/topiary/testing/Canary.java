package io.topiary.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A password that tests use wherever one is handled, and that is looked for wherever one must not be: as it is, in Base64
 * at any offset, and as bytes in the ways in which programs print them.
 */
public final class Canary {

    /** Begins every password of the tests that is never to be seen. */
    public static final String MARK = "CANARY-";

    /** One such password. */
    public static final String PASSWORD = MARK + "s1ng5";

    private static final byte[] BYTES = MARK.getBytes(StandardCharsets.UTF_8);
    private static final Pattern DUMP_ROW = Pattern.compile("(?m)^\\|[0-9a-f]{8}\\| ?([0-9a-f ]+)\\|.*$");
    private static final Pattern BETWEEN_HEX = Pattern.compile("(?<=[0-9A-Fa-f]{2})[ :\\r\\n]+(?=[0-9A-Fa-f]{2})");

    private static final List<String> DISGUISES = disguises();
    private static final String HEX = HexFormat.of().formatHex(BYTES);

    private Canary() {}

    /** What of {@code text} gives a canary away; empty if nothing does. */
    public static Optional<String> findIn(String text) {
        for (String disguise : DISGUISES) {
            int found = text.indexOf(disguise);
            if (found >= 0) {
                return Optional.of(around(text, found));
            }
        }
        return findHex(text);
    }

    private static Optional<String> findHex(String text) {
        // "43" begins the mark in hexadecimal: without it there is nothing to take apart.
        if (!text.contains("43")) {
            return Optional.empty();
        }
        String rows = DUMP_ROW.matcher(text).replaceAll("$1");
        String packed = BETWEEN_HEX.matcher(rows).replaceAll("").toLowerCase(Locale.ROOT);
        int found = packed.indexOf(HEX);
        return found < 0 ? Optional.empty() : Optional.of(around(packed, found));
    }

    private static List<String> disguises() {
        List<String> all = new ArrayList<>(List.of(MARK));
        for (int offset = 0; offset < 3; offset++) {
            byte[] shifted = new byte[offset + BYTES.length];
            System.arraycopy(BYTES, 0, shifted, offset, BYTES.length);
            String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            // The characters at both ends also hold bits of what stands beside the mark.
            int first = offset == 0 ? 0 : offset + 1;
            all.add(encoded.substring(first, shifted.length * 8 / 6));
        }
        StringBuilder decimal = new StringBuilder();
        for (byte value : BYTES) {
            decimal.append(decimal.isEmpty() ? "" : ", ").append(value);
        }
        all.add(decimal.toString());
        return List.copyOf(all);
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 100));
    }
}
