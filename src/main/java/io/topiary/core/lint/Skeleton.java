package io.topiary.core.lint;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.PrimitiveIterator;

/**
 * What is left of a name when everything is taken away that hardly anybody sees: names with the same skeleton look alike.
 *
 * <p>After the idea of Unicode Technical Standard #39, section 4, with the compatibility forms of the JDK and those of
 * its confusables that can pass for Latin letters: Cyrillic, Greek and Armenian ones, dashes and slashes.
 */
final class Skeleton {

    private static final String OTHER =
            // Cyrillic
            "аеорсухіјѕԁһԛԝѵкАВЕКМНОРСТУХІЈЅԚԜ"
                    // Greek
                    + "αικνορυγχϲΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
                    // Armenian
                    + "օոսհզց"
                    // dotless i; dashes, minus; slashes
                    + "ı‐‑‒–—−∕⁄";

    private static final String LATIN =
            "aeopcyxijsdhqwvkABEKMHOPCTYXIJSQW" + "aikvopuyxcABEZHIKMNOPTYX" + "onuhqg" + "i------//";
    private static final Map<Integer, Integer> PASSES_FOR = passesFor();

    private Skeleton() {}

    private static Map<Integer, Integer> passesFor() {
        Map<Integer, Integer> pairs = new HashMap<>();
        for (int i = 0; i < OTHER.length(); i++) {
            pairs.put((int) OTHER.charAt(i), (int) LATIN.charAt(i));
        }
        return Map.copyOf(pairs);
    }

    /** The Latin character that {@code code} can pass for; itself if there is none. */
    static int latin(int code) {
        return PASSES_FOR.getOrDefault(code, code);
    }

    /** Without blanks at the ends, doubled ones and invisible characters; every other blank as a space. */
    static String trimmed(String name) {
        StringBuilder out = new StringBuilder(name.length());
        boolean blank = false;
        PrimitiveIterator.OfInt codes = name.codePoints().iterator();
        while (codes.hasNext()) {
            int code = codes.nextInt();
            if (isBlank(code)) {
                blank = true;
            } else if (!isInvisible(code)) {
                if (blank && !out.isEmpty()) {
                    out.append(' ');
                }
                blank = false;
                out.appendCodePoint(code);
            }
        }
        return out.toString();
    }

    /** The skeleton without regard to case. */
    static String ofLetters(String name) {
        return glyphs(name).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** The skeleton with regard to case, where digits pass for letters. */
    static String ofShapes(String name) {
        return glyphs(name)
                .replace('0', 'O')
                .replace('1', 'l')
                .replace('I', 'l')
                .replace('|', 'l');
    }

    private static String glyphs(String name) {
        String plain = Normalizer.normalize(trimmed(name), Normalizer.Form.NFKC);
        StringBuilder out = new StringBuilder(plain.length());
        plain.codePoints().map(Skeleton::latin).forEach(out::appendCodePoint);
        return out.toString();
    }

    /** Whether nothing in it can pass for anything else but for its case. */
    static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c <= ' ' || c >= 0x7F) {
                return false;
            }
        }
        return true;
    }

    static boolean isBlank(int code) {
        return Character.isWhitespace(code) || Character.isSpaceChar(code);
    }

    static boolean isInvisible(int code) {
        return switch (Character.getType(code)) {
            case Character.FORMAT, Character.CONTROL -> !isBlank(code);
            default -> code == 0x34F || code == 0x115F || code == 0x1160 || code == 0x3164 || code == 0xFFA0;
        };
    }
}
