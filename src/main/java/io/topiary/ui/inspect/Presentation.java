package io.topiary.ui.inspect;

import io.topiary.core.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payload made ready to show. Immutable.
 *
 * @param content what to show
 * @param guess what the payload shown was found to be
 * @param around what the payloads around it are, the outermost first; empty if the message's own is shown
 * @param bytes the payload shown, which may be one inside of the message's; nobody changes it
 * @param notices what must be said about it: that it is not shown whole, or not as asked for
 * @param failed whether showing it failed unexpectedly
 */
record Presentation(
        Content content, Text guess, List<Text> around, byte[] bytes, List<Notice> notices, boolean failed) {

    private static final byte[] NOTHING = {};

    Presentation {
        around = List.copyOf(around);
        notices = List.copyOf(notices);
    }

    /** What somebody may ask for in addition. */
    sealed interface Offer {

        /** The whole text instead of its beginning. */
        Offer SHOW_ALL = Plain.SHOW_ALL;

        /** To check and indent JSON however large it is. */
        Offer PRETTY_PRINT = Plain.PRETTY_PRINT;
    }

    private enum Plain implements Offer {
        SHOW_ALL,
        PRETTY_PRINT
    }

    /**
     * To read the payload shown as another format.
     *
     * @param format see {@link io.topiary.core.payload.PayloadView}
     * @param label what the format is called
     */
    record ReadAs(String format, String label) implements Offer {}

    /**
     * A sentence about what is shown.
     *
     * @param offer what can be done about it, or null
     */
    record Notice(Text text, @Nullable Offer offer) {}

    static Presentation of(Content content, Text guess) {
        return new Presentation(content, guess, List.of(), NOTHING, List.of(), false);
    }

    Presentation with(Text text, @Nullable Offer offer) {
        List<Notice> more = new ArrayList<>(notices);
        more.add(new Notice(text, offer));
        return new Presentation(content, guess, around, bytes, more, failed);
    }

    /** The same, of {@code payload} that lies inside of {@code outer}. */
    Presentation inside(List<Text> outer, byte[] payload) {
        return new Presentation(content, guess, outer, payload, notices, failed);
    }

    Presentation afterFailure(String what) {
        return new Presentation(
                content, guess, around, bytes, List.of(new Notice(Text.of("inspect.failed", what), null)), true);
    }
}
