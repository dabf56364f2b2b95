package io.topiary.core.profile;

import java.util.Locale;
import java.util.Optional;

/**
 * How a profile is shown and sorted.
 *
 * @param colour marks its list entry, its tab and its window
 * @param group the folder it is in, levels separated by {@code /}; empty for none
 * @param notes what the user wants to remember; may have several lines
 */
public record ProfileLabel(Colour colour, String group, String notes) {

    /** Nothing said. */
    public static final ProfileLabel NONE = new ProfileLabel(Colour.NONE, "", "");

    /** Colours that can be told apart also by people who see few of them; each theme has its own shade. */
    public enum Colour {
        NONE,
        RED,
        ORANGE,
        YELLOW,
        GREEN,
        BLUE,
        PURPLE,
        GREY;

        /** As stored: the name in lower case. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The colour with the label {@code label}. */
        public static Optional<Colour> of(String label) {
            for (Colour colour : values()) {
                if (colour.label().equals(label)) {
                    return Optional.of(colour);
                }
            }
            return Optional.empty();
        }
    }
}
