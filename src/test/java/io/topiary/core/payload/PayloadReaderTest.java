package io.topiary.core.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadReaderTest {

    private static final PayloadFormat BROKEN =
            new PayloadFormat("broken", "Broken", Set.of(), PayloadFormat.Guess.FIRST, () -> {
                throw new ArithmeticException("boom");
            });

    @Test
    void read_nothing_isEmpty() {
        assertThat(read(new byte[0])).isInstanceOf(Payload.Empty.class);
    }

    @Test
    void read_everySingleByte_isTextExactlyForAscii() {
        for (int b = 0; b < 256; b++) {
            Payload payload = read(new byte[] {(byte) b});
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
    void read_invalidUtf8_isBinary(String description, String hex) {
        assertThat(read(HexFormat.of().parseHex(hex))).as(description).isInstanceOf(Payload.Binary.class);
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
    void read_signature_namesTheKind(BinaryKind kind, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThat(read(bytes)).isEqualTo(new Payload.Binary(bytes, kind));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BMP is a format", "BM", "ON", "tea", "21.5 °C", "007", "ключ"})
    void read_words_areText(String text) {
        assertThat(read(text.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        Payload.Utf8.class, utf8 -> assertThat(utf8.printable()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"21.5", "true", "\"x\"", " [1] ", "{\"a\":{}}", "1E400", "\"\\ud800\""})
    void read_value_isJson(String text) {
        assertThat(read(text.getBytes(UTF_8))).isInstanceOf(Payload.Json.class);
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
    void read_brokenJson_saysWhy(String description, String text, String expected) {
        assertThat(problem(text.getBytes(UTF_8))).as(description).startsWith(expected);
    }

    @Test
    void read_utf16Json_isNotTakenForJson() {
        byte[] bytes = "[1]".getBytes(StandardCharsets.UTF_16LE);
        assertThat(problem(bytes)).startsWith("Not JSON");
    }

    @Test
    void read_hundredThousandLevels_isRefusedInWords() {
        assertThat(problem("[".repeat(100_000).getBytes(UTF_8))).isEqualTo("Not JSON: nested deeper than 500 levels");
    }

    @Test
    void read_beyondFiveMegabytes_isNotChecked() {
        assertThat(problem(("[" + "1,".repeat(3_000_000) + "1]").getBytes(UTF_8)))
                .isEqualTo("Not checked for JSON: 6,000,003 bytes, more than 5,242,880");
    }

    @Test
    void read_millionsOfTokens_isNotChecked() {
        assertThat(problem(("[" + "{},".repeat(1_000_000) + "1]").getBytes(UTF_8)))
                .isEqualTo("Not checked for JSON: more than a million values");
    }

    @Test
    void read_sameKeyTwice_isFlagged() {
        byte[] bytes = "{\"a\":{\"b\":1},\"b\":2,\"a\":3}".getBytes(UTF_8);
        assertThat(read(bytes)).isEqualTo(new Payload.Json(bytes, true));
    }

    @Test
    void read_sameKeyInOtherObjects_isNotFlagged() {
        byte[] bytes = "[{\"a\":{\"a\":1}},{\"a\":2}]".getBytes(UTF_8);
        assertThat(read(bytes)).isEqualTo(new Payload.Json(bytes, false));
    }

    @Test
    void read_controlCharacters_areUtf8ThatDoesNotReadAsText() {
        byte[] bytes = {0, 0, 1, 2, 65, 66};
        assertThat(read(bytes)).isEqualTo(new Payload.Utf8(bytes, false, null));
    }

    private String problem(byte[] bytes) {
        JsonProblem problem = ((Payload.Utf8) read(bytes)).notJson();
        return problem == null ? "" : Messages.forLocale(Locale.ENGLISH).get(problem.sentence());
    }

    @Test
    void read_decoderThatThrows_goesOnWithoutIt() {
        assertThat(new PayloadReader(List.of(BROKEN)).read(Sample.of(new byte[] {(byte) 0xFF})))
                .isInstanceOf(Payload.Binary.class);
    }

    @Test
    void readAs_decoderThatThrows_saysSo() {
        Payload payload = new PayloadReader(List.of(BROKEN)).readAs(Sample.of(new byte[] {1}), "broken");
        assertThat(((Payload.Undecodable) payload).why())
                .isEqualTo(Text.of("payload.unforeseen", "ArithmeticException"));
    }

    @Test
    void readAs_unknownFormat_isWhatItIs() {
        assertThat(PayloadReader.PLAIN.readAs(Sample.of(new byte[] {'1'}), "nonesuch"))
                .isInstanceOf(Payload.Json.class);
    }

    private static Payload read(byte[] bytes) {
        return PayloadReader.PLAIN.read(Sample.of(bytes));
    }
}
