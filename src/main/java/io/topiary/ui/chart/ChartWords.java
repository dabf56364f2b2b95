package io.topiary.ui.chart;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.PlotWords;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Numbers and times of a chart, in the language of the window. Immutable. */
record ChartWords(Messages messages) implements PlotWords {

    private static final double HUGE = 1e9;
    private static final double TINY = 1e-4;
    private static final int DIGITS = 6;

    @Override
    public String value(double value) {
        double size = Math.abs(value);
        if (size >= HUGE || (size > 0 && size < TINY)) {
            return String.format(messages.locale(), "%.4g", value);
        }
        NumberFormat format = NumberFormat.getNumberInstance(messages.locale());
        int before = size < 1 ? 1 : (int) Math.log10(size) + 1;
        format.setMaximumFractionDigits(Math.max(0, DIGITS - before));
        return format.format(value);
    }

    @Override
    public String time(long micros, boolean seconds) {
        return DateTimeFormatter.ofPattern(seconds ? "HH:mm:ss" : "HH:mm", messages.locale())
                .withZone(ZoneId.systemDefault())
                .format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    @Override
    public String none() {
        return messages.get("chart.gap");
    }
}
