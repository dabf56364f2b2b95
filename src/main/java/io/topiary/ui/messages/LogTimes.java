package io.topiary.ui.messages;

import io.topiary.core.message.Message;
import io.topiary.core.settings.LookStore;
import io.topiary.ui.kit.message.MessageLine;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The times of the log: to the microsecond, in the style that is chosen and remembered. FX thread. */
final class LogTimes {

    private static final int MICROS = 1_000_000;

    private final DateTimeFormatter local;
    private final DateTimeFormatter date;
    private final DateTimeFormatter utc = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private final ZoneId zone;
    private final ObjectProperty<TimeStyle> style = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Message> reference = new ReadOnlyObjectWrapper<>();

    LogTimes(LookStore.Memory memory, ZoneId zone) {
        this.zone = zone;
        this.local = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT).withZone(zone);
        this.date = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
                .withZone(zone);
        style.set(TimeStyle.of(memory.look().log().time()));
        // times since a message mean nothing in another session
        if (style.get() == TimeStyle.SINCE) {
            style.set(TimeStyle.LOCAL);
        }
        style.subscribe((before, chosen) ->
                memory.change(look -> look.withLog(look.log().withTime(chosen.label()))));
    }

    /** The style; {@link TimeStyle#SINCE} is the same as local while there is no reference. */
    ObjectProperty<TimeStyle> styleProperty() {
        return style;
    }

    /** The message from which times are counted, null if none was chosen. */
    ReadOnlyObjectProperty<@Nullable Message> referenceProperty() {
        return reference.getReadOnlyProperty();
    }

    /** The zone of the clock that times are shown on. */
    ZoneId zone() {
        return style.get() == TimeStyle.UTC ? ZoneOffset.UTC : zone;
    }

    /** Counts times from {@code message} on. */
    void countFrom(Message message) {
        reference.set(message);
        style.set(TimeStyle.SINCE);
    }

    /** When {@code line} was. */
    String of(MessageLine line) {
        Message from = reference.get();
        long micros = line.message().timeMicros();
        return switch (style.get()) {
            case LOCAL -> local.format(instant(micros));
            case DATE -> date.format(instant(micros));
            case UTC -> utc.format(instant(micros));
            case SINCE -> from == null ? local.format(instant(micros)) : since(micros - from.timeMicros());
        };
    }

    /** {@code micros} as seconds with a sign, {@code +1.234567}: a decimal point in every language, as in an export. */
    static String since(long micros) {
        long size = Math.abs(micros);
        return "%s%d.%06d".formatted(micros < 0 ? "−" : "+", size / MICROS, size % MICROS);
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000L);
    }
}
