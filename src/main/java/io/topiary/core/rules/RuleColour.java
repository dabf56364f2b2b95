package io.topiary.core.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a rule can colour messages with: hues that people with any kind of colour vision tell apart (Okabe and Ito). */
public enum RuleColour {
    ORANGE,
    SKY,
    GREEN,
    YELLOW,
    BLUE,
    VERMILION,
    PINK,
    GREY;

    /** The name in files and style sheets. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The colour called {@code label}. */
    public static Optional<RuleColour> of(String label) {
        return Arrays.stream(values())
                .filter(colour -> colour.label().equals(label))
                .findFirst();
    }
}
