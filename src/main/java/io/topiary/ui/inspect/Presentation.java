package io.topiary.ui.inspect;

import io.topiary.core.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payload made ready to show. Immutable.
 *
 * @param content what to show
 * @param guess what the payload was found to be
 * @param notices what must be said about it: that it is not shown whole, or not as asked for
 * @param failed whether showing it failed unexpectedly
 */
record Presentation(Content content, Text guess, List<Notice> notices, boolean failed) {

    Presentation {
        notices = List.copyOf(notices);
    }

    /** What somebody may ask for in addition. */
    enum Offer {
        /** The whole text instead of its beginning. */
        SHOW_ALL,
        /** To check and indent JSON however large it is. */
        PRETTY_PRINT
    }

    /**
     * A sentence about what is shown.
     *
     * @param offer what can be done about it, or null
     */
    record Notice(Text text, @Nullable Offer offer) {}

    static Presentation of(Content content, Text guess) {
        return new Presentation(content, guess, List.of(), false);
    }

    Presentation with(Text text, @Nullable Offer offer) {
        List<Notice> more = new ArrayList<>(notices);
        more.add(new Notice(text, offer));
        return new Presentation(content, guess, more, failed);
    }

    Presentation afterFailure(String what) {
        return new Presentation(content, guess, List.of(new Notice(Text.of("inspect.failed", what), null)), true);
    }
}
