package io.topiary.core.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.text.Preview.Kind;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreviewTest {

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "'', EMPTY",
        "ffd8ffe0, JPEG",
        "89504e470d0a1a0a, PNG",
        "474946383961ff, GIF",
        "1f8b0800, GZIP",
        "d9d9f7a0, CBOR",
        "c328, BINARY",
        "00000000, BINARY",
        "c3, BINARY",
        "32312e35, TEXT",
    })
    void of_bytes_tellsTheKind(String hex, Kind expected) {
        assertThat(Preview.of(HexFormat.of().parseHex(hex), 200).kind()).isEqualTo(expected);
    }

    @Test
    void of_characterCutAtTheEndOfTheLook_isStillText() {
        byte[] payload = ("a" + "é".repeat(2_000)).getBytes(UTF_8);
        assertThat(Preview.of(payload, 200).text()).hasSize(201).endsWith("é…");
    }

    @Test
    void of_textLongerThanTheLook_saysThatThereIsMore() {
        assertThat(Preview.of("a".repeat(1_025).getBytes(UTF_8), 5_000).text())
                .hasSize(1_025)
                .endsWith("a…");
    }

    @Test
    void of_severalLines_staysOnOne() {
        assertThat(Preview.of("a\nb".getBytes(UTF_8), 200).text()).isEqualTo("a\\nb");
    }
}
