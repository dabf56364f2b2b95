package io.topiary.core.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What values are beyond what was sent: times, bytes in text, numbers in bytes. */
class ReadingsTest {

    @ParameterizedTest
    @CsvSource({
        "1769860800, 2026-01-31T12:00:00Z SECONDS",
        "1769860800.5, 2026-01-31T12:00:00.500Z SECONDS",
        "1769860800123, 2026-01-31T12:00:00.123Z MILLIS",
        "1769860800123456, 2026-01-31T12:00:00.123456Z MICROS",
        "1769860800123456789, 2026-01-31T12:00:00.123456789Z NANOS",
        "2026-01-31T12:00:00Z, 2026-01-31T12:00:00Z ISO",
        "2026-01-31T12:00:00.25+01:00, 2026-01-31T11:00:00.250Z ISO",
        "2026-01-31T12:00:00+0100, 2026-01-31T11:00:00Z ISO",
        "2026-01-31 12:00:00, 2026-01-31T11:00:00Z ISO",
        "21.5, none",
        "123456789, none",
        "9999999999, none",
        "2026-13-31T12:00:00Z, none",
        "2026-01-31T12:00 or so, none"
    })
    void timeReading_value(String value, String expected) {
        String read = TimeReading.of(value, ZoneId.of("Europe/Berlin"))
                .map(time -> time.instant() + " " + time.unit())
                .orElse("none");
        assertThat(read).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "00ff10a0, {HEX=4}",
        "0x00ff10a0, {HEX=4}",
        "00:ff:10:a0, {HEX=4}",
        "aGVsbG8gd29ybGQ=, {BASE64=11}",
        "SGVsbG8gV29y, {BASE64=9}",
        "'{\"a\":1}', {TEXT=7}",
        "temperature, {}",
        "kitchen_light, {}",
        "12:30, {}"
    })
    void innerBytes_text(String text, String expected) {
        assertThat(InnerBytes.readings(text).toString()).isEqualTo(expected);
    }

    @Test
    void byteText_everyNotation() {
        byte[] bytes = {0x41, (byte) 0xC3, (byte) 0xA9};
        assertThat(List.of(ByteText.values()).stream().map(form -> form.of(bytes)))
                .containsExactly(
                        "41c3a9",
                        "41 c3 a9",
                        "QcOp",
                        "{0x41, 0xc3, 0xa9}",
                        "{0x41, (byte) 0xc3, (byte) 0xa9}",
                        "b\"\\x41\\xc3\\xa9\"",
                        "Aé");
    }

    @Test
    void byteValues_bothOrders() {
        byte[] bytes = {0, (byte) 0xFF, 0x48, 0x41, 0, 0};
        assertThat(Map.of(
                        "little",
                                ByteValues.at(bytes, 1, ByteOrder.LITTLE_ENDIAN).toString(),
                        "big", ByteValues.at(bytes, 1, ByteOrder.BIG_ENDIAN).toString()))
                .allSatisfy((order, read) -> assertThat(read).contains("[type=u8, value=255]", "[type=i8, value=-1]"))
                .hasEntrySatisfying("little", read -> assertThat(read).contains("[type=u16, value=18687]"))
                .hasEntrySatisfying("big", read -> assertThat(read).contains("[type=i16, value=-184]"));
    }

    @Test
    void byteSearch_findsTextInAnyCaseAndBytes() {
        byte[] in = "Temp temp TEMP".getBytes(UTF_8);
        ByteSearch any = ByteSearch.of("temp").orElseThrow();
        ByteSearch exact = ByteSearch.of("TEMP").orElseThrow();
        ByteSearch bytes = ByteSearch.of("0x2054").orElseThrow();
        assertThat(List.of(
                        any.next(in, 0, in.length),
                        any.next(in, 1, in.length),
                        any.previous(in, in.length),
                        exact.next(in, 0, in.length),
                        bytes.next(in, 0, in.length),
                        bytes.next(in, 0, 10)))
                .isEqualTo(List.of(0, 5, 10, 10, 9, -1));
    }
}
