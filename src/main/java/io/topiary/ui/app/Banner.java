package io.topiary.ui.app;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line above a session that tells what the user has to know.
 *
 * @param kind how serious it is, and which of two of the same kind it is
 * @param title what happened, in a few words
 * @param text cause and remedy, perhaps several lines; may be empty
 * @param details technical details to be copied, or null
 * @param offers what can be done about it
 */
record Banner(
        Kind kind, String title, String text, @Nullable String details, List<Offer> offers) {

    Banner {
        offers = List.copyOf(offers);
    }

    /** Without details. */
    static Banner of(Kind kind, String title, String text, Offer.Verb... verbs) {
        return new Banner(
                kind,
                title,
                text,
                null,
                java.util.Arrays.stream(verbs).map(Offer::of).toList());
    }

    /** What a banner is about; also the order in which they are shown. */
    enum Kind {
        FAILED(Tone.DANGER),
        WAITING(Tone.WARNING),
        STALLING(Tone.WARNING),
        DISCONNECTED(Tone.NEUTRAL),
        SWITCHED_VERSION(Tone.NEUTRAL),
        REFUSED_SUBSCRIPTION(Tone.WARNING),
        SKIPPED(Tone.DANGER),
        NOT_RECORDING(Tone.WARNING),
        RECORDING_DAMAGED(Tone.WARNING),
        SHED(Tone.WARNING),
        BROKER_DROPPED(Tone.WARNING),
        LEFT_OUT(Tone.WARNING),
        RULE_OFF(Tone.WARNING),
        REPEATED(Tone.NEUTRAL),
        SILENT(Tone.NEUTRAL),
        DEMO(Tone.NEUTRAL);

        private final Tone tone;

        Kind(Tone tone) {
            this.tone = tone;
        }

        Tone tone() {
            return tone;
        }
    }

    /** How a banner is coloured. */
    enum Tone {
        DANGER,
        WARNING,
        NEUTRAL
    }
}
