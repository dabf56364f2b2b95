package io.topiary.ui.history.search;

import io.topiary.core.history.PointInTime;
import io.topiary.core.history.TimeRange;
import io.topiary.core.text.Messages;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The time that is chosen or typed. FX thread. */
final class SpanInput {

    private final InstantSource clock;
    private final ZoneId zone;
    private final Messages messages;
    private final Runnable changed;
    private final ObjectProperty<SearchSpan> span = new SimpleObjectProperty<>(SearchSpan.EVERYTHING);
    private final StringProperty from = new SimpleStringProperty("");
    private final StringProperty to = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");

    /** @param changed told when another time is meant */
    SpanInput(InstantSource clock, ZoneId zone, Messages messages, Runnable changed) {
        this.clock = clock;
        this.zone = zone;
        this.messages = messages;
        this.changed = changed;
        span.subscribe((before, now) -> check());
        from.subscribe((before, now) -> check());
        to.subscribe((before, now) -> check());
    }

    ObjectProperty<SearchSpan> spanProperty() {
        return span;
    }

    StringProperty fromProperty() {
        return from;
    }

    StringProperty toProperty() {
        return to;
    }

    /** What is wrong with what was typed, empty if nothing is. */
    ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /** The time meant as of now. */
    TimeRange range() {
        Instant now = clock.instant();
        return switch (span.get()) {
            case EVERYTHING -> TimeRange.EVER;
            case LAST_HOUR -> TimeRange.since(micros(now.minus(Duration.ofHours(1))));
            case TODAY ->
                TimeRange.since(
                        micros(now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant()));
            case BETWEEN ->
                new TimeRange(
                        micros(from.get(), false).orElse(Long.MIN_VALUE),
                        micros(to.get(), true).orElse(Long.MAX_VALUE));
        };
    }

    private void check() {
        error.set(problem());
        if (error.get().isEmpty()) {
            changed.run();
        }
    }

    private String problem() {
        if (span.get() != SearchSpan.BETWEEN) {
            return "";
        }
        for (String typed : new String[] {from.get(), to.get()}) {
            if (!typed.isBlank() && micros(typed, false).isEmpty()) {
                return messages.get("search.span.invalid", typed);
            }
        }
        TimeRange range = range();
        return range.fromMicros() >= range.toMicros() ? messages.get("search.span.backwards") : "";
    }

    private OptionalLong micros(String typed, boolean end) {
        return typed.isBlank() ? OptionalLong.empty() : new PointInTime(clock.instant(), zone).micros(typed, end);
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
