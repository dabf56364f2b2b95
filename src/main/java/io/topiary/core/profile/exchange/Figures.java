package io.topiary.core.profile.exchange;

import org.jspecify.annotations.Nullable;

/** Numbers written as text. */
final class Figures {

    private Figures() {}

    /** The whole number that {@code text} is, null if it is none from {@code least} to {@code most}. */
    static @Nullable Long number(String text, long least, long most) {
        try {
            long number = Long.parseLong(text.strip());
            return number >= least && number <= most ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
