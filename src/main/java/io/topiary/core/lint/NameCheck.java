package io.topiary.core.lint;

import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import io.topiary.core.tree.TopicWalk;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a name alone tells, without its siblings. */
final class NameCheck {

    private static final int SHOWN_CHARACTERS = 3;

    private NameCheck() {}

    /** Adds what is odd about {@code level} to {@code hints}. */
    static void check(TopicWalk.Level level, String name, List<Hint> hints) {
        if (name.isEmpty()) {
            checkEmpty(level, hints);
        } else if (!Skeleton.isPlain(name)) {
            checkBlanks(level, name, hints);
            checkAlphabets(level, name, hints);
        }
    }

    private static void checkEmpty(TopicWalk.Level level, List<Hint> hints) {
        if (level.depth() == 1) {
            hints.add(hint(HintKind.LEADING_SLASH, level, Text.of("lint.leadingSlash")));
            return;
        }
        if (level.isTopic()) {
            hints.add(hint(HintKind.TRAILING_SLASH, level, Text.of("lint.trailingSlash")));
        }
        if (level.children() > 0) {
            hints.add(hint(HintKind.EMPTY_LEVEL, level, Text.of("lint.emptyLevel")));
        }
    }

    private static void checkBlanks(TopicWalk.Level level, String name, List<Hint> hints) {
        if (name.codePoints().anyMatch(Skeleton::isInvisible)) {
            int code =
                    name.codePoints().filter(Skeleton::isInvisible).findFirst().orElse(0);
            hints.add(hint(HintKind.BLANKS, level, Text.of("lint.invisible", character(code))));
        } else if (name.codePoints().anyMatch(Skeleton::isBlank)) {
            boolean outside =
                    Skeleton.isBlank(name.codePointAt(0)) || Skeleton.isBlank(name.codePointBefore(name.length()));
            hints.add(hint(HintKind.BLANKS, level, Text.of(outside ? "lint.blanks.outside" : "lint.blanks.inside")));
        }
    }

    /** All letters of other alphabets can pass for Latin ones: those of a name that is meant so cannot. */
    private static void checkAlphabets(TopicWalk.Level level, String name, List<Hint> hints) {
        boolean latin = name.codePoints().anyMatch(code -> UnicodeScript.of(code) == UnicodeScript.LATIN);
        List<Integer> others =
                name.codePoints().filter(NameCheck::isOtherLetter).boxed().toList();
        if (latin && !others.isEmpty() && others.stream().allMatch(code -> Skeleton.latin(code) != code)) {
            hints.add(hint(HintKind.MIXED_ALPHABETS, level, Text.of("lint.alphabets", characters(others))));
        }
    }

    private static boolean isOtherLetter(int code) {
        return Character.isLetter(code)
                && switch (UnicodeScript.of(code)) {
                    case LATIN, COMMON, INHERITED -> false;
                    default -> true;
                };
    }

    private static Hint hint(HintKind kind, TopicWalk.Level level, Text text) {
        return new Hint(kind, level.path(), "", text);
    }

    /** {@code codes} such as {@code е (U+0435 CYRILLIC SMALL LETTER IE)}, the first few. */
    static String characters(List<Integer> codes) {
        return codes.stream()
                .distinct()
                .limit(SHOWN_CHARACTERS)
                .map(NameCheck::character)
                .collect(Collectors.joining(", "));
    }

    private static String character(int code) {
        String shown = Character.isWhitespace(code) || Character.getType(code) == Character.NON_SPACING_MARK
                ? ""
                : Escapes.visible(Character.toString(code), 12);
        String name = Character.getName(code);
        String number = String.format(Locale.ROOT, "U+%04X", code);
        return (shown + " " + number + (name == null ? "" : " " + name)).strip();
    }
}
