package io.topiary.core.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTimeTest {

    private static final ZoneId ZONE = ZoneId.of("+02:00");

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, 2026-01-30T22:00:00Z",
        "2026-01-31T12:00, 2026-01-31T10:00:00Z",
        "2026-01-31 12:00:30.25, 2026-01-31T10:00:30.250Z",
        "2026-01-31T12:00:00Z, 2026-01-31T12:00:00Z",
        "2026-01-31T12:00:00-05:00, 2026-01-31T17:00:00Z",
    })
    void parse_aTime_isTheInstant(String text, Instant expected) {
        assertThat(ReplayTime.parse(text, ZONE)).isEqualTo(expected.toEpochMilli() * 1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "noon", "2026-13-01", "2026-01-31T25:00", "12:00"})
    void parse_somethingElse_throws(String text) {
        assertThatThrownBy(() -> ReplayTime.parse(text, ZONE)).isInstanceOf(DateTimeException.class);
    }
}
