package io.topiary.core.text;

import java.text.NumberFormat;

/** Sizes, rates and ages in a few characters, as the language writes them. Immutable; any thread may call. */
public final class Amounts {

    private static final int KILO = 1_000;
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;
    private static final int SHOWN_TENTHS_BELOW = 10;
    private static final double LEAST_RATE = 0.05;
    /** From here on a number is rounded to a longer one. */
    private static final double NEARLY_KILO = 999.5;

    private final Messages messages;

    /** Amounts in the language of {@code messages}. */
    public Amounts(Messages messages) {
        this.messages = messages;
    }

    /** {@code count} with the language's separators. */
    public String number(long count) {
        return NumberFormat.getIntegerInstance(messages.locale()).format(count);
    }

    /** A size such as {@code 312 B}, {@code 3.2 kB} or {@code 21 MB}, in powers of 1,000. */
    public String bytes(long bytes) {
        if (bytes < KILO) {
            return messages.get("amount.bytes", bytes);
        }
        if (bytes < (long) KILO * KILO) {
            return messages.get("amount.kilobytes", tenths((double) bytes / KILO));
        }
        return messages.get("amount.megabytes", tenths((double) bytes / KILO / KILO));
    }

    /** A number per second such as {@code 0.4} or {@code 1,204}; empty if it is next to nothing. */
    public String rate(double perSecond) {
        return perSecond < LEAST_RATE ? "" : tenths(perSecond);
    }

    /** The same with its unit, and short when it is large, such as {@code 204/s}, {@code 1.2k/s} or {@code 2.6M/s}. */
    public String perSecond(double rate) {
        if (rate >= NEARLY_KILO * KILO) {
            return messages.get("amount.rate.millions", tenths(rate / KILO / KILO));
        }
        if (rate >= NEARLY_KILO) {
            return messages.get("amount.rate.thousands", tenths(rate / KILO));
        }
        String shown = rate(rate);
        return shown.isEmpty() ? "" : messages.get("amount.rate", shown);
    }

    /** A time that went by, such as {@code now}, {@code 3 s} or {@code 2 min}. */
    public String age(long seconds) {
        if (seconds < 1) {
            return messages.get("amount.now");
        } else if (seconds < MINUTE) {
            return messages.get("amount.seconds", seconds);
        } else if (seconds < HOUR) {
            return messages.get("amount.minutes", seconds / MINUTE);
        } else if (seconds < DAY) {
            return messages.get("amount.hours", seconds / HOUR);
        }
        return messages.get("amount.days", seconds / DAY);
    }

    /** A time between two events, such as {@code 40 ms}, {@code 2.5 s} or {@code 3 min}; as exact as it matters. */
    public String interval(long millis) {
        if (millis < KILO) {
            return messages.get("amount.millis", millis);
        }
        return millis < SHOWN_TENTHS_BELOW * KILO
                ? messages.get("amount.seconds", tenths((double) millis / KILO))
                : age((millis + KILO / 2) / KILO);
    }

    /** The same time in words, such as {@code 3 seconds ago}, for a screen reader. */
    public String ago(long seconds) {
        if (seconds < 1) {
            return messages.get("amount.now");
        } else if (seconds < MINUTE) {
            return messages.get("amount.ago.seconds", seconds);
        } else if (seconds < HOUR) {
            return messages.get("amount.ago.minutes", seconds / MINUTE);
        } else if (seconds < DAY) {
            return messages.get("amount.ago.hours", seconds / HOUR);
        }
        return messages.get("amount.ago.days", seconds / DAY);
    }

    private String tenths(double value) {
        NumberFormat format = NumberFormat.getNumberInstance(messages.locale());
        format.setMaximumFractionDigits(value < SHOWN_TENTHS_BELOW ? 1 : 0);
        return format.format(value);
    }
}
