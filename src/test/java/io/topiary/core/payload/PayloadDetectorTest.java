package io.topiary.core.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.text.Messages;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadDetectorTest {

    private final PayloadDetector detector = new PayloadDetector(List.of());

    @Test
    void detect_nothing_isEmpty() {
        assertThat(detector.detect(new byte[0])).isInstanceOf(Payload.Empty.class);
    }

    @Test
    void detect_everySingleByte_isTextExactlyForAscii() {
        for (int b = 0; b < 256; b++) {
            Payload payload = detector.detect(new byte[] {(byte) b});
            Class<?> expected =
                    b >= '0' && b <= '9' ? Payload.Json.class : b < 0x80 ? Payload.Utf8.class : Payload.Binary.class;
            assertThat(payload).as("byte %02X", b).isInstanceOf(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "overlong slash, C0AF",
        "CESU-8 surrogates, EDA0BDEDB880",
        "lone surrogate, EDA080",
        "beyond U+10FFFF, F4908080",
        "UTF-16 byte order mark, FEFF0041",
        "cut off within a character, 41E282",
        "stray continuation, 4180"
    })
    void detect_invalidUtf8_isBinary(String description, String hex) {
        assertThat(detector.detect(HexFormat.of().parseHex(hex)))
                .as(description)
                .isInstanceOf(Payload.Binary.class);
    }

    @ParameterizedTest
    @CsvSource({
        "JPEG, FFD8FFE000104A46",
        "PNG, 89504E470D0A1A0A00",
        "GIF, 4749463839610100",
        "GZIP, 1F8B0800",
        "CBOR, D9D9F7A0",
        "ZIP, 504B03040A00"
    })
    void detect_signature_namesTheKind(BinaryKind kind, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThat(detector.detect(bytes)).isEqualTo(new Payload.Binary(bytes, kind));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BMP is a format", "BM", "ON", "tea", "21.5 °C", "007", "ключ"})
    void detect_words_areText(String text) {
        assertThat(detector.detect(text.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        Payload.Utf8.class, utf8 -> assertThat(utf8.printable()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"21.5", "true", "\"x\"", " [1] ", "{\"a\":{}}", "1E400", "\"\\ud800\""})
    void detect_value_isJson(String text) {
        assertThat(detector.detect(text.getBytes(UTF_8))).isInstanceOf(Payload.Json.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "trailing comma | [1,] | Not JSON: Unexpected character (']'",
                "bare word | {a:1} | Not JSON: Unexpected character ('a'",
                "single quotes | {'a':1} | Not JSON: Unexpected character",
                "bad escape | [\"\\x\"] | Not JSON: Unrecognized character escape 'x'",
                "open object | {\"a\":1 | Not JSON: Unexpected end-of-input",
                "open string | [\"a | Not JSON: Unexpected end-of-input",
                "NaN | [NaN] | Not JSON: Non-standard token 'NaN'",
                "leading zero | [01] | Not JSON: Invalid numeric value: Leading zeroes not allowed",
                "no colon | {\"a\" 1} | Not JSON: Unexpected character ('1'",
                "two values | {} {} | Not JSON: something follows the value at line 1, column 4",
                "wrong bracket | [1} | Not JSON: Unexpected close marker",
                "comment | [1/*x*/] | Not JSON: Unexpected character ('/'",
            })
    void detect_brokenJson_saysWhy(String description, String text, String expected) {
        assertThat(problem(text.getBytes(UTF_8))).as(description).startsWith(expected);
    }

    @Test
    void detect_utf16Json_isNotTakenForJson() {
        byte[] bytes = "[1]".getBytes(StandardCharsets.UTF_16LE);
        assertThat(problem(bytes)).startsWith("Not JSON");
    }

    @Test
    void detect_hundredThousandLevels_isRefusedInWords() {
        assertThat(problem("[".repeat(100_000).getBytes(UTF_8))).isEqualTo("Not JSON: nested deeper than 500 levels");
    }

    @Test
    void detect_beyondFiveMegabytes_isNotChecked() {
        assertThat(problem(("[" + "1,".repeat(3_000_000) + "1]").getBytes(UTF_8)))
                .isEqualTo("Not checked for JSON: 6,000,003 bytes, more than 5,242,880");
    }

    @Test
    void detect_millionsOfTokens_isNotChecked() {
        assertThat(problem(("[" + "{},".repeat(1_000_000) + "1]").getBytes(UTF_8)))
                .isEqualTo("Not checked for JSON: more than a million values");
    }

    @Test
    void detect_sameKeyTwice_isFlagged() {
        byte[] bytes = "{\"a\":{\"b\":1},\"b\":2,\"a\":3}".getBytes(UTF_8);
        assertThat(detector.detect(bytes)).isEqualTo(new Payload.Json(bytes, true));
    }

    @Test
    void detect_sameKeyInOtherObjects_isNotFlagged() {
        byte[] bytes = "[{\"a\":{\"a\":1}},{\"a\":2}]".getBytes(UTF_8);
        assertThat(detector.detect(bytes)).isEqualTo(new Payload.Json(bytes, false));
    }

    @Test
    void detect_controlCharacters_areUtf8ThatDoesNotReadAsText() {
        byte[] bytes = {0, 0, 1, 2, 65, 66};
        assertThat(detector.detect(bytes)).isEqualTo(new Payload.Utf8(bytes, false, null));
    }

    private String problem(byte[] bytes) {
        JsonProblem problem = ((Payload.Utf8) detector.detect(bytes)).notJson();
        return problem == null ? "" : Messages.forLocale(Locale.ENGLISH).get(problem.sentence());
    }
}
