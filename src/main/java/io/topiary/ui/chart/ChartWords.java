package io.topiary.ui.chart;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.PlotWords;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/** Numbers and times of a chart, in the language of the window. Immutable. */
record ChartWords(Messages messages) implements PlotWords {

    private static final double HUGE = 1e15;
    private static final double TINY = 1e-4;
    private static final int DIGITS = 6;
    private static final int MOST_DIGITS = 17;
    private static final double MEAN_PARTS = 200;
    private static final long SECOND = TimeUnit.SECONDS.toMicros(1);
    private static final long HOURS = TimeUnit.HOURS.toMicros(6);

    @Override
    public String value(double value) {
        double size = Math.abs(value);
        if (size >= HUGE || (size > 0 && size < TINY)) {
            return rounded(value, DIGITS);
        }
        NumberFormat format = NumberFormat.getNumberInstance(messages.locale());
        int before = size < 1 ? 1 : (int) Math.log10(size) + 1;
        format.setMaximumFractionDigits(Math.max(0, DIGITS - before));
        return format.format(value);
    }

    @Override
    public String mark(double value, double step) {
        double size = Math.abs(value);
        if (size < HUGE && step >= TINY) {
            NumberFormat format = NumberFormat.getNumberInstance(messages.locale());
            format.setMaximumFractionDigits(Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9)));
            return format.format(value);
        }
        // as many digits as tell it from the next mark
        double digits = size > 0 ? Math.ceil(Math.log10(size) - Math.log10(step)) + 1 : 1;
        return rounded(value, (int) Math.clamp(digits, 2, MOST_DIGITS));
    }

    /** The mean of values that go from {@code lowest} to {@code highest}, as exact as their differences are. */
    String mean(double mean, double lowest, double highest) {
        double step = highest / MEAN_PARTS - lowest / MEAN_PARTS;
        return step > 0 ? mark(mean, step) : value(mean);
    }

    private static String rounded(double value, int digits) {
        return value == 0
                ? "0"
                : new BigDecimal(value)
                        .round(new MathContext(digits))
                        .stripTrailingZeros()
                        .toString()
                        .replace("E+", "e")
                        .replace("E", "e");
    }

    @Override
    public String time(long micros, boolean seconds) {
        return pattern(micros, seconds ? "HH:mm:ss" : "HH:mm");
    }

    @Override
    public String timeMark(long micros, long step) {
        if (step < SECOND) {
            int digits = step >= SECOND / 10 ? 1 : step >= SECOND / 1_000 ? 3 : 6;
            return pattern(micros, "HH:mm:ss." + "S".repeat(digits));
        }
        return step >= HOURS ? pattern(micros, "d MMM HH:mm") : time(micros, step < TimeUnit.MINUTES.toMicros(1));
    }

    /** Date and time of a point, to the millisecond. */
    String moment(long micros) {
        return pattern(micros, "yyyy-MM-dd HH:mm:ss.SSS");
    }

    private String pattern(long micros, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, messages.locale())
                .withZone(ZoneId.systemDefault())
                .format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    @Override
    public String none() {
        return messages.get("chart.gap");
    }
}
