package io.topiary.ui.app;

import io.topiary.core.mqtt.Remedy;
import io.topiary.core.text.Messages;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be done about what is told: a button.
 *
 * @param verb what it does
 * @param remedy what it changes before connecting again, with {@link Verb#APPLY}; else null
 */
record Offer(Verb verb, @Nullable Remedy remedy) {

    /** What can be done. */
    enum Verb {
        CONNECT_NOW,
        STOP,
        RECONNECT,
        RECONNECT_ONCE,
        /** Changes the options and connects again. */
        APPLY,
        /** Asks for user name's password and connects again. */
        PASSWORD,
        /** Goes to the profile. */
        EDIT,
        PUBLISH,
        SUBSCRIPTIONS,
        RULES,
        DISMISS
    }

    static Offer of(Verb verb) {
        return new Offer(verb, null);
    }

    static Offer of(Remedy remedy) {
        return new Offer(Verb.APPLY, remedy);
    }

    /** What the button says. */
    String words(Messages messages) {
        return verb == Verb.APPLY
                ? messages.get(Objects.requireNonNull(remedy).label())
                : messages.get("app.banner.verb." + verb.name().toLowerCase(Locale.ROOT));
    }
}
