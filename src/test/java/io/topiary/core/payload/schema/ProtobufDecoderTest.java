package io.topiary.core.payload.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.payload.Payload;
import io.topiary.core.payload.Sample;
import io.topiary.core.payload.UndecodableException;
import io.topiary.core.payload.UnencodableException;
import io.topiary.core.text.Messages;
import io.topiary.testing.FaultBook;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtobufDecoderTest {

    private static final Messages ENGLISH = Messages.forLocale(Locale.ENGLISH);
    private static final String READING = "plant.Reading";

    private final SchemaLibrary library = new SchemaLibrary(SchemaSamples.FOLDER);
    private final ProtobufDecoder decoder = new ProtobufDecoder(library);

    @Test
    void decode_fieldUnknownToTheSchema_isShownAndRemarked() throws Exception {
        // field 99: varint 2^64-1, field 98: text
        Payload.Decoded decoded = decode("0a0161" + "98 06 ffffffffffffffffff01" + "92 06 02 6869", READING);
        assertThat(text(decoded))
                .contains("\"sensor\":\"a\"")
                .contains("\"$unknown\":{\"98\":{\"text\":\"hi\"},\"99\":{\"varint\":18446744073709551615}}");
        String words = ENGLISH.get(decoded.remarks().getFirst());
        assertThat(words).startsWith("2 fields are unknown to the schema");
        FaultBook.note("P16", "Protocol Buffers with fields that the schema does not know", words, Duration.ZERO);
    }

    @Test
    void decode_withoutSchema_showsTheWire() throws Exception {
        Payload.Decoded decoded =
                decode("08 9601 15 db0f4940 19 182d4454fb210940 22 03616263 2a 03 089601 32 02 00ff", "");
        assertThat(text(decoded))
                .isEqualTo("{\"1\":{\"varint\":150},\"2\":{\"fixed32\":1078530011,\"float\":3.1415927},"
                        + "\"3\":{\"fixed64\":4614256656552045848,\"double\":3.141592653589793},\"4\":{\"text\":\"abc\"},"
                        + "\"5\":{\"message\":{\"1\":{\"varint\":150}}},\"6\":{\"bytes\":{\"$hex\":\"00ff\"}}}");
        assertThat(decoded.remarks()).hasSize(1);
    }

    @Test
    void decode_repeatedFieldWithoutSchema_isAnArray() throws Exception {
        assertThat(text(decode("0801 0802 0b 1001 0c", "")))
                .isEqualTo("{\"1\":[{\"varint\":1},{\"varint\":2},{\"group\":{\"2\":{\"varint\":1}}}]}");
    }

    @Test
    void decode_requiredFieldMissing_isRemarked() throws Exception {
        Payload.Decoded decoded = decode("12 01 78", "plant.legacy.Old");
        assertThat(text(decoded)).isEqualTo("{\"name\":\"x\"}");
        assertThat(ENGLISH.get(decoded.remarks().getFirst())).contains("required", "id");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "length 2^63,               7a 808080808080808080 01 61,  announces more bytes",
        "length 2 GiB,              0a ffffffff07 61,             announces more bytes",
        "negative length,           0a ffffffff0f 61,             negative length",
        "packed length 2^31-1,      ba01 ffffffff07 00,           announces more bytes",
        "varint of eleven bytes,    10 ffffffffffffffffffffff01,  not in the Protocol Buffers wire format",
        "wire type 7,               0f,                           not in the Protocol Buffers wire format",
        "field number 0,            00,                           not in the Protocol Buffers wire format",
        "text that is not UTF-8,    0a 02 ff fe,                  not UTF-8",
        "ends in a number,          10 ff,                        ends in the middle",
        "group without an end,      f3 06 08 01,                  a group in it does not end",
        "end without a group,       f4 06,                        ends without having begun",
    })
    void decode_malformed_saysWhy(String stimulus, String hex, String words) {
        long before = System.nanoTime();
        UndecodableException e = refused(HexFormat.of().parseHex(hex.replace(" ", "")), READING);
        assertThat(ENGLISH.get(e.text())).contains(words);
        FaultBook.note(
                "P16",
                "Protocol Buffers: " + stimulus,
                ENGLISH.get(e.text()),
                Duration.ofNanos(System.nanoTime() - before));
    }

    @Test
    void decode_nested10000Deep_isRefusedWithAndWithoutSchema() {
        byte[] known = nested(10_000, 0x82, 0x01, 0x1a);
        String words = ENGLISH.get(refused(known, READING).text());
        assertThat(words).isEqualTo("nested deeper than 100 levels");
        FaultBook.note("P16", "Protocol Buffers nested 10,000 levels deep", words, Duration.ZERO);
        byte[] groups = new byte[10_000];
        Arrays.fill(groups, (byte) 0x0b);
        assertThat(ENGLISH.get(refused(groups, READING).text())).isEqualTo("nested deeper than 100 levels");
        assertThat(ENGLISH.get(refused(groups, "").text())).isEqualTo("nested deeper than 100 levels");
    }

    @Test
    void decode_nested10000DeepWithoutSchema_guessesOnlySoDeep() throws Exception {
        Payload.Decoded decoded = (Payload.Decoded) decoder.decode(Sample.of(nested(10_000, 0x1a)), "");
        assertThat(decoded.text().length).isLessThan(100_000);
    }

    @Test
    void decode_millionsOfEmptyMessages_isRefusedBeforeTheyAreMade() {
        byte[] flat = new byte[4 * 1024 * 1024];
        for (int i = 0; i < flat.length; i += 2) {
            flat[i] = 0x5a; // units { }, an empty message or packed numbers
        }
        assertThat(ENGLISH.get(refused(flat, READING).text())).startsWith("more than 1,000,000 values");
        assertThat(ENGLISH.get(refused(flat, "").text())).startsWith("more than 1,000,000 values");
    }

    @Test
    void decode_unknownType_namesIt() {
        assertThat(ENGLISH.get(refused(new byte[] {8, 1}, "no.Such").text())).contains("no message no.Such");
    }

    @Test
    void decode_anyBytes_endsWithPayloadOrReason() {
        Random random = new Random(42);
        byte[] seed = SchemaSamples.bytes("reading.bin");
        for (int i = 0; i < 500; i++) {
            byte[] bytes = seed.clone();
            for (int change = random.nextInt(6); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            for (String type : new String[] {READING, "", "plant.legacy.Old"}) {
                try {
                    Payload.Decoded decoded = (Payload.Decoded) decoder.decode(Sample.of(bytes), type);
                    assertThat(decoded.text()).isNotEmpty();
                } catch (UndecodableException e) {
                    assertThat(ENGLISH.get(e.text())).isNotEmpty();
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "unknown key      | {\"sensr\":\"x\"}            | plant.Reading has no field /sensr",
                "text for number  | {\"signed\":\"x\"}           | \"x\" at /signed must be a number",
                "fraction         | {\"signed\":1.5}             | 1.5 at /signed must be a whole number",
                "out of range     | {\"code\":2147483648}        | must be from -2147483648 to 2147483647",
                "unsigned         | {\"unsigned\":-1}            | must be from 0 to 18446744073709551615",
                "enum             | {\"unit\":\"KELVIN\"}        | is none of the values allowed",
                "object           | {\"part\":1}                 | 1 at /part must be an object",
                "array            | {\"units\":1}                | 1 at /units must be an array",
                "bytes            | {\"raw\":{\"$hex\":\"0\"}}   | must be bytes",
                "time             | {\"time\":\"yesterday\"}     | must be a time",
                "no JSON          | {\"sensor\":}                | at line 1, column",
                "key twice        | {\"code\":1,\"code\":2}      | Duplicate",
                "huge exponent    | {\"signed\":1e999999999}     | must be a number",
                "behind it        | {} {}                        | at line 1",
            })
    void encode_unfit_saysWhichValueAndWhy(String description, String json, String words) {
        UnencodableException e = Assertions.catchThrowableOfType(
                UnencodableException.class, () -> new ProtobufEncoder(library).encode(json.getBytes(UTF_8), READING));
        assertThat(ENGLISH.get(e.text())).contains(words);
    }

    @Test
    void encode_mappingOfTheSpecification_isTakenToo() throws Exception {
        String json = "{\"raw\":\"AP8=\",\"signed\":\"-5\",\"real\":\"NaN\",\"single\":{\"$float\":\"-Infinity\"},"
                + "\"time\":\"2026-01-31T12:00:00Z\",\"unit\":2,\"maybe\":\"7\",\"sensor\":null}";
        byte[] bytes = new ProtobufEncoder(library).encode(json.getBytes(UTF_8), READING);
        assertThat(text((Payload.Decoded) decoder.decode(Sample.of(bytes), READING)))
                .contains("\"raw\":{\"$hex\":\"00ff\"}", "\"signed\":-5", "\"real\":{\"$float\":\"NaN\"}")
                .contains("\"unit\":\"BAR\"", "\"maybe\":7", "{\"$time\":\"2026-01-31T12:00:00Z\"}");
    }

    private UndecodableException refused(byte[] bytes, String type) {
        return Assertions.catchThrowableOfType(
                UndecodableException.class, () -> decoder.decode(Sample.of(bytes), type));
    }

    private Payload.Decoded decode(String hex, String type) throws UndecodableException {
        return (Payload.Decoded) decoder.decode(Sample.of(HexFormat.of().parseHex(hex.replace(" ", ""))), type);
    }

    private static String text(Payload.Decoded decoded) {
        return new String(decoded.text(), UTF_8);
    }

    /** Messages in messages, the outermost with the first {@code tag} bytes, all below with the last of them. */
    private static byte[] nested(int depth, int... tag) {
        byte[] inner = {};
        for (int i = 0; i < depth; i++) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            if (i == depth - 1) {
                for (int k = 0; k < Math.max(1, tag.length - 1); k++) {
                    out.write(tag[k]);
                }
            } else {
                out.write(tag[tag.length - 1]);
            }
            int length = inner.length;
            while (length > 0x7F) {
                out.write((length & 0x7F) | 0x80);
                length >>>= 7;
            }
            out.write(length);
            out.writeBytes(inner);
            inner = out.toByteArray();
        }
        return inner;
    }
}
