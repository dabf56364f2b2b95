package io.topiary.core.lint;

import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells how two different names look alike. */
final class Twins {

    private static final int SHOWN_CHARS = 80;

    private Twins() {}

    /**
     * What is odd about {@code name} beside {@code other}.
     *
     * @return null if they do not look alike
     */
    static @Nullable Hint between(@Nullable String parent, String name, String other) {
        if (!Skeleton.ofLetters(name).equals(Skeleton.ofLetters(other))
                && !Skeleton.ofShapes(name).equals(Skeleton.ofShapes(other))) {
            return null;
        }
        String shown = Escapes.visible(other, SHOWN_CHARS);
        String path = path(parent, name);
        String like = path(parent, other);
        if (Skeleton.trimmed(name).equals(Skeleton.trimmed(other))) {
            return new Hint(HintKind.BLANKS, path, like, Text.of("lint.like.blanks", shown));
        }
        if (nfc(name).equals(nfc(other))) {
            return new Hint(HintKind.NORMAL_FORM, path, like, Text.of("lint.like.normalForm", shown, own(name, other)));
        }
        boolean normal = nfc(name).equals(name) && nfc(other).equals(other);
        return normal && lower(name).equals(lower(other))
                ? new Hint(HintKind.CASE_TWIN, path, like, Text.of("lint.like.case", shown))
                : new Hint(HintKind.LOOK_ALIKE, path, like, Text.of("lint.like.characters", shown, own(name, other)));
    }

    static String path(@Nullable String parent, String name) {
        return parent == null ? name : parent + "/" + name;
    }

    private static String nfc(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** What {@code name} has and {@code other} has not. */
    private static String own(String name, String other) {
        List<Integer> own = new ArrayList<>(name.codePoints().boxed().toList());
        own.removeAll(other.codePoints().boxed().toList());
        return NameCheck.characters(own.isEmpty() ? name.codePoints().boxed().toList() : own);
    }
}
