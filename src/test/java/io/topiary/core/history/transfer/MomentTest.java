package io.topiary.core.history.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {

    private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource(textBlock = """
        2026-01-31T12:00:00.123456Z, 2026-01-31T12:00:00.123456Z
        2026-01-31T12:00+01:00,      2026-01-31T11:00:00Z
        2026-01-31 12:00:00Z,        2026-01-31T12:00:00Z
        90s,                         2026-01-31T23:58:30Z
        5m,                          2026-01-31T23:55:00Z
        2 h,                         2026-01-31T22:00:00Z
        3d,                          2026-01-29T00:00:00Z
        """)
    void parse_timeOrAge_isThatMoment(String typed, String expected) throws TransferException {
        assertThat(Moment.parse(typed, NOW))
                .isEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(expected)));
    }

    @Test
    void parse_withoutOffset_isATimeOfThisZone() throws TransferException {
        assertThat(Moment.parse(" 2026-01-31 12:30 ", NOW)).isEqualTo(local("2026-01-31T12:30"));
        assertThat(Moment.parse("2026-01-31", NOW)).isEqualTo(local("2026-01-31T00:00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2026-13-01", "2026-01-31T", "12:00", "999999999999h", "999999999d"})
    void parse_somethingElse_saysHowToWriteIt(String typed) {
        assertThatThrownBy(() -> Moment.parse(typed, Instant.MIN)).isInstanceOf(TransferException.class);
    }

    private static long local(String time) {
        return LocalDateTime.parse(time)
                        .atZone(ZoneId.systemDefault())
                        .toInstant()
                        .toEpochMilli()
                * 1_000;
    }
}
