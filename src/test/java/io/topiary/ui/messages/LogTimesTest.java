package io.topiary.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.settings.LookStore;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogTimesTest {

    /** 2026-01-31T23:59:59.123456Z. */
    private static final long MICROS = 1_769_903_999_123_456L;

    @TempDir
    private Path folder;

    private LogTimes times() {
        return new LogTimes(
                LookStore.open(folder.resolve("views.json")).of("p", Runnable::run), ZoneId.of("Asia/Tokyo"));
    }

    @ParameterizedTest
    @CsvSource({
        "LOCAL, 08:59:59.123456",
        "DATE, 2026-02-01 08:59:59.123456",
        "UTC, 2026-01-31T23:59:59.123456Z",
        "SINCE, 08:59:59.123456"
    })
    void of_style_isToTheMicrosecond(TimeStyle style, String expected) {
        LogTimes times = times();
        times.styleProperty().set(style);
        assertThat(times.of(row(MICROS))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, +0.000000", "1, +0.000001", "-1, −0.000001", "61000000, +61.000000", "-1500000, −1.500000"})
    void of_sinceAMessage_isSignedSeconds(long later, String expected) {
        LogTimes times = times();
        times.countFrom(row(MICROS).message());
        assertThat(times.of(row(MICROS + later))).isEqualTo(expected);
    }

    @Test
    void style_chosen_isRemembered_butNotTimesSinceAMessage() {
        times().styleProperty().set(TimeStyle.UTC);
        assertThat(times().styleProperty().get()).isEqualTo(TimeStyle.UTC);
        times().countFrom(row(MICROS).message());
        assertThat(times().styleProperty().get()).isEqualTo(TimeStyle.LOCAL);
    }

    private static LogRow.OfMessage row(long micros) {
        Message message = new Message(
                0, micros, 0, "t", new byte[0], MessageProperties.NONE, Direction.IN, Qos.AT_MOST_ONCE, false);
        return LogRow.OfMessage.of(null, new LogRange.Entry(0, message), LogRowMaker.plain(message));
    }
}
