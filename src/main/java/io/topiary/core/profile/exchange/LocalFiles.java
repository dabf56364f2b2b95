package io.topiary.core.profile.exchange;

import io.topiary.core.text.Escapes;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which files an imported profile may name: local ones. A path to a share makes Windows log in there, which hands the
 * user's password hash to whoever has written the path.
 */
final class LocalFiles {

    /** Two letters at least: one alone is a drive. */
    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*", Pattern.DOTALL);

    private static final String HOME = "~/";

    private LocalFiles() {}

    /**
     * The file that {@code text} names for {@code what}; nothing is looked up.
     *
     * @param text null or blank for none
     * @param what key or option that it stands at
     * @return null if there is none or it is refused, which {@code warnings} tells
     */
    static @Nullable Path take(@Nullable String text, String what, Warnings warnings) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String slashes = text.strip().replace('\\', '/');
        if (slashes.startsWith("//") || text.strip().startsWith("\\")) {
            warnings.add("exchange.warn.path.share", what, Shown.text(text));
            return null;
        }
        if (URL.matcher(slashes).matches()) {
            warnings.add("exchange.warn.path.url", what, Shown.text(text));
            return null;
        }
        return local(text.strip(), what, warnings);
    }

    private static @Nullable Path local(String text, String what, Warnings warnings) {
        if (!Escapes.visible(text, text.length()).equals(text)) {
            warnings.add("exchange.warn.path.characters", what, Shown.text(text));
            return null;
        }
        try {
            Path path = text.startsWith(HOME)
                    ? Path.of(System.getProperty("user.home"), text.substring(HOME.length()))
                    : Path.of(text);
            if (!path.isAbsolute()) {
                warnings.add("exchange.warn.path.relative", what, Shown.text(text));
            }
            return path;
        } catch (InvalidPathException e) {
            warnings.add("exchange.warn.path.characters", what, Shown.text(text));
            return null;
        }
    }
}
