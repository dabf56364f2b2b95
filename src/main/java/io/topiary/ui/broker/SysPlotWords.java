package io.topiary.ui.broker;

import io.topiary.core.text.Amounts;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.PlotWords;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Numbers of a broker's plots, in the language of the window. Immutable. */
final class SysPlotWords implements PlotWords {

    private static final int KILO = 1_000;
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final SysPlot.Unit unit;
    private final Messages messages;
    private final Amounts amounts;

    SysPlotWords(SysPlot.Unit unit, Messages messages) {
        this.unit = unit;
        this.messages = messages;
        this.amounts = new Amounts(messages);
    }

    @Override
    public String value(double value) {
        return switch (unit) {
            case COUNT -> number(value);
            case PER_SECOND -> messages.get("amount.rate", number(value));
            case BYTES -> amounts.bytes(Math.round(value));
            case BYTES_PER_SECOND -> messages.get("amount.rate", amounts.bytes(Math.round(value)));
        };
    }

    @Override
    public String time(long micros, boolean seconds) {
        return (seconds ? SECONDS : MINUTES)
                .withLocale(messages.locale())
                .withZone(ZoneId.systemDefault())
                .format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    @Override
    public String none() {
        return messages.get("broker.plot.none");
    }

    private String number(double value) {
        NumberFormat format = NumberFormat.getNumberInstance(messages.locale());
        format.setMaximumFractionDigits(value < 1 ? 2 : value < KILO ? 1 : 0);
        return format.format(value);
    }
}
