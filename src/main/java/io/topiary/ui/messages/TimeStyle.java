package io.topiary.ui.messages;

import java.util.Locale;

/** How the log writes times. */
enum TimeStyle {
    /** Time of day where the reader is. */
    LOCAL,
    /** Date and time of day where the reader is. */
    DATE,
    /** Date and time in UTC (ISO 8601). */
    UTC,
    /** How long after, or before, the message that was chosen as the reference. */
    SINCE;

    /** As stored: the name in lower case. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one with the label {@code label}, {@link #LOCAL} if there is none. */
    static TimeStyle of(String label) {
        for (TimeStyle style : values()) {
            if (style.label().equals(label)) {
                return style;
            }
        }
        return LOCAL;
    }
}
