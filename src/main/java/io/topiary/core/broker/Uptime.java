package io.topiary.core.broker;

import io.topiary.core.broker.SysNames.Dialect;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how long a broker has been running: "4711 seconds", "1 days, 2 hours, 3 minutes, 4 seconds", or a number. */
final class Uptime {

    static final long UNKNOWN = -1;

    private static final int MOST_DIGITS = 15;
    private static final Pattern NUMBER = Pattern.compile("\\d{1," + MOST_DIGITS + "}");
    private static final Pattern PART =
            Pattern.compile("(\\d{1," + MOST_DIGITS + "})\\s*(day|hour|minute|second)s?", Pattern.CASE_INSENSITIVE);

    private Uptime() {}

    /** Seconds, or {@link #UNKNOWN}. EMQX counts in milliseconds since version 5 (its {@code emqx_sys:uptime/0}). */
    static long seconds(Dialect dialect, String text) {
        String trimmed = text.trim();
        if (NUMBER.matcher(trimmed).matches()) {
            long number = Long.parseLong(trimmed);
            return dialect == Dialect.EMQX ? TimeUnit.MILLISECONDS.toSeconds(number) : number;
        }
        long seconds = UNKNOWN;
        Matcher part = PART.matcher(trimmed);
        while (part.find()) {
            long amount = Long.parseLong(part.group(1));
            long more = switch (Character.toLowerCase(part.group(2).charAt(0))) {
                case 'd' -> TimeUnit.DAYS.toSeconds(amount);
                case 'h' -> TimeUnit.HOURS.toSeconds(amount);
                case 'm' -> TimeUnit.MINUTES.toSeconds(amount);
                default -> amount;
            };
            seconds = Math.max(0, seconds) + more;
        }
        return seconds;
    }
}
