package io.topiary.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointInTimeTest {

    private final PointInTime times =
            new PointInTime(Instant.parse("2026-03-10T12:00:00Z"), ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource({
        "5m, 2026-03-10T11:55:00Z",
        "2 H, 2026-03-10T10:00:00Z",
        "3d, 2026-03-07T12:00:00Z",
        "90s, 2026-03-10T11:58:30Z",
        "' 2026-01-31T12:00:30.5 ', 2026-01-31T11:00:30.500Z",
        "14:30, 2026-03-10T13:30:00Z",
        "14:30:05.5, 2026-03-10T13:30:05.500Z",
        "2026-01-31, 2026-01-30T23:00:00Z",
        "2026-01-31 12:00, 2026-01-31T11:00:00Z",
        "2026-01-31T12:00:00Z, 2026-01-31T12:00:00Z",
        "2026-01-31T12:00:00-05:00, 2026-01-31T17:00:00Z",
        "' 2026-01-31T12:00:00+01:00 ', 2026-01-31T11:00:00Z"
    })
    void micros_ofATime_isThatTime(String text, Instant expected) {
        assertThat(times.micros(text, false)).hasValue(expected.toEpochMilli() * 1_000);
    }

    @ParameterizedTest
    @CsvSource({"2026-01-31, 2026-01-31T23:00:00Z", "14:30, 2026-03-10T13:30:00Z"})
    void micros_ofAnEnd_takesADayToItsEnd(String text, Instant expected) {
        assertThat(times.micros(text, true)).hasValue(expected.toEpochMilli() * 1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "25:00", "2026-02-30", "5 weeks", "999999999999d", "+999999999-01-01T00:00"})
    void micros_ofSomethingElse_isNothing(String text) {
        assertThat(times.micros(text, false)).isEqualTo(OptionalLong.empty());
    }
}
