package io.topiary.core.payload.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.payload.Payload;
import io.topiary.core.payload.Sample;
import io.topiary.core.payload.UndecodableException;
import io.topiary.core.payload.UnencodableException;
import io.topiary.core.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvroDecoderTest {

    private static final Messages ENGLISH = Messages.forLocale(Locale.ENGLISH);

    @TempDir
    private Path folder;

    private SchemaLibrary library;
    private AvroDecoder decoder;

    @BeforeEach
    void makeLibrary() throws IOException {
        write("nulls", "{\"type\":\"array\",\"items\":\"null\"}");
        write("texts", "{\"type\":\"array\",\"items\":\"string\"}");
        write("bytes", "\"bytes\"");
        write("bool", "\"boolean\"");
        write("int", "\"int\"");
        write(
                "union",
                "{\"type\":\"record\",\"name\":\"U\",\"fields\":"
                        + "[{\"name\":\"u\",\"type\":[\"null\",\"long\",\"string\"]}]}");
        write("endless", "{\"type\":\"record\",\"name\":\"E\",\"fields\":[{\"name\":\"e\",\"type\":\"E\"}]}");
        write("list", "{\"type\":\"record\",\"name\":\"L\",\"fields\":[{\"name\":\"n\",\"type\":[\"null\",\"L\"]}]}");
        write("day", "{\"type\":\"int\",\"logicalType\":\"date\"}");
        write("span", "{\"type\":\"fixed\",\"name\":\"Span\",\"size\":12,\"logicalType\":\"duration\"}");
        write("local", "{\"type\":\"long\",\"logicalType\":\"local-timestamp-micros\"}");
        library = new SchemaLibrary(folder);
        decoder = new AvroDecoder(library);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "nulls without an end,      nulls,   feffffffffffffffff01 00, more than",
        "items of 2^31 nulls,       nulls,   feffffff0f 00,           more than",
        "negative block,            nulls,   ffffffffffffffffff01 00, more than",
        "bytes of 2^62,             bytes,   8080808080808080800161,  but only",
        "negative length,           bytes,   01,                      a value of -1 bytes",
        "texts that end,            texts,   0202,                    but only",
        "number of eleven bytes,    int,     ffffffffffffffffffffff01,no valid value at offset 0",
        "int of 64 bits,            int,     feffffffffffffffff01,    no valid value at offset 0",
        "bool of 2,                 bool,    02,                      no valid value at offset 0",
        "no such branch,            U,       06,                      there is no choice 3 among 3",
        "negative branch,           U,       01,                      there is no choice -1 among 3",
        "record in itself,          E,       00,                      nested deeper than 200 levels",
        "more than the value,       int,     0202,                    one byte follows",
        "text that is not UTF-8,    texts,   0202ff00,                not UTF-8",
    })
    void decode_malformed_saysWhy(String stimulus, String type, String hex, String words) {
        assertThat(ENGLISH.get(refused(hex, type).text())).contains(words);
    }

    @Test
    void decode_listNested10000Deep_isRefused() {
        assertThat(ENGLISH.get(refused("02".repeat(10_000) + "00", "L").text())).startsWith("nested deeper than");
    }

    @Test
    void decode_logicalTypes_areReadableAndComeBack() throws Exception {
        assertBack("day", "e0fe01", "{\"$date\":\"2014-08-22\"}");
        assertBack("Span", "01000000 02000000 ffffffff", "{\"months\":1,\"days\":2,\"millis\":4294967295}");
        assertBack("local", "02", "{\"$local\":\"1970-01-01T00:00:00.000001\"}");
        assertBack("U", "0404 6869", "{\"u\":{\"string\":\"hi\"}}");
        assertBack("U", "00", "{\"u\":null}");
        assertBack("L", "020200", "{\"n\":{\"n\":{\"n\":null}}}");
    }

    @Test
    void decode_withoutType_needsOneOrAFingerprint() throws Exception {
        assertThat(ENGLISH.get(refused("02", "").text())).contains("several Avro schemas");
        assertThat(ENGLISH.get(refused("c301 0102030405060708 02", "").text()))
                .contains("fingerprint 0102030405060708");
        assertThat(ENGLISH.get(refused("02", "no.Such").text())).contains("no Avro type no.Such");
        AvroDecoder empty = new AvroDecoder(new SchemaLibrary(folder.resolve("none")));
        UndecodableException e = Assertions.catchThrowableOfType(
                UndecodableException.class, () -> empty.decode(Sample.of(new byte[] {2}), ""));
        assertThat(ENGLISH.get(e.text())).contains("there is no Avro schema");
    }

    @Test
    void decode_confluentHeader_showsTheNumberOfTheSchema() throws Exception {
        Payload.Decoded decoded = (Payload.Decoded) decoder.decode(Sample.of(hex("00 00001267 02026100")), "texts");
        assertThat(decoded.text()).isEqualTo("[\"a\"]".getBytes(UTF_8));
        assertThat(ENGLISH.get(decoded.remarks().getFirst())).contains("schema id 4711");
    }

    @Test
    void detect_unknownFingerprintOrOtherBytes_isNoGuess() {
        assertThat(decoder.detect(Sample.of(hex("c301 0102030405060708 02")))).isEmpty();
        assertThat(decoder.detect(Sample.of(hex("c301")))).isEmpty();
        assertThat(decoder.detect(Sample.of(hex("02026100")))).isEmpty();
    }

    @Test
    void encode_unfit_saysWhy() {
        assertThat(unfit("day", "\"soon\"")).contains("must be a time");
        assertThat(unfit("U", "{}")).isEqualTo("/u is missing");
        assertThat(unfit("U", "{\"u\":\"x\"}")).contains("name the one that is meant");
        assertThat(unfit("U", "{\"u\":null,\"v\":1}")).contains("U has no field /v");
        assertThat(unfit("int", "2147483648")).contains("must be from -2147483648 to 2147483647");
    }

    @Test
    void decode_anyBytes_endsWithPayloadOrReason() {
        AvroDecoder samples = new AvroDecoder(new SchemaLibrary(SchemaSamples.FOLDER));
        Random random = new Random(5);
        byte[] seed = SchemaSamples.bytes("avro.bin");
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = seed.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(((Payload.Decoded) samples.decode(Sample.of(bytes), "plant.Reading")).text())
                        .isNotEmpty();
            } catch (UndecodableException e) {
                assertThat(ENGLISH.get(e.text())).isNotEmpty();
            }
        }
    }

    private void assertBack(String type, String hex, String json) throws Exception {
        Payload.Decoded decoded = (Payload.Decoded) decoder.decode(Sample.of(hex(hex)), type);
        assertThat(new String(decoded.text(), UTF_8)).isEqualTo(json);
        assertThat(new AvroEncoder(library).encode(json.getBytes(UTF_8), type)).isEqualTo(hex(hex));
    }

    private UndecodableException refused(String hex, String type) {
        return Assertions.catchThrowableOfType(
                UndecodableException.class, () -> decoder.decode(Sample.of(hex(hex)), type));
    }

    private String unfit(String type, String json) {
        UnencodableException e = Assertions.catchThrowableOfType(
                UnencodableException.class, () -> new AvroEncoder(library).encode(json.getBytes(UTF_8), type));
        return ENGLISH.get(e.text());
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private void write(String name, String schema) throws IOException {
        Files.writeString(folder.resolve(name + ".avsc"), schema);
    }
}
