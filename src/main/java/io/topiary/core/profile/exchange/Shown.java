package io.topiary.core.profile.exchange;

import io.topiary.core.text.Escapes;

/** Text from an import, made fit for being shown. */
final class Shown {

    /** Longest name of a profile that is taken over, in characters. */
    static final int LONGEST_NAME = 500;

    private static final int LONGEST = 100;

    private Shown() {}

    /** {@code text} in a sentence: nothing invisible in it, and not long. */
    static String text(String text) {
        return Escapes.visible(text.strip(), LONGEST);
    }

    /** {@code text} as the name of a profile. */
    static String name(String text) {
        return Escapes.visible(text.strip(), LONGEST_NAME);
    }
}
