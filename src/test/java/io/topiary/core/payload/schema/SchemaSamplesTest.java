package io.topiary.core.payload.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PayloadEncoder;
import io.topiary.core.payload.PayloadReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Formats that need a schema, against tools that share no code with Topiary. */
class SchemaSamplesTest {

    @TempDir
    private Path scratch;

    static List<SchemaSamples.Row> rows() {
        return SchemaSamples.rows();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void read_sampleOfAnotherTool_isWhatThatToolMakesOfIt(SchemaSamples.Row row) throws Exception {
        PayloadReader reader = SchemaSamples.reader(scratch);
        Payload payload = SchemaSamples.read(reader, row);
        assertThat(payload).as("%s", payload).isInstanceOf(Payload.Decoded.class);
        byte[] text = ((Payload.Decoded) payload).text();
        assertThat(SchemaSamples.isSameJson(text, SchemaSamples.bytes(row.expected() + ".json")))
                .as(new String(text, UTF_8))
                .isTrue();
    }

    @Test
    void encode_decodedProtobuf_givesTheBytesOfGoogle() throws Exception {
        SchemaLibrary library = new SchemaLibrary(SchemaSamples.FOLDER);
        assertEncodes(new ProtobufEncoder(library), "reading", "plant.Reading");
        assertEncodes(new ProtobufEncoder(library), "old", "plant.legacy.Old");
    }

    @Test
    void encode_decodedAvro_givesTheBytesOfFastavro() throws Exception {
        SchemaLibrary library = new SchemaLibrary(SchemaSamples.FOLDER);
        assertEncodes(new AvroEncoder(library), "avro", "plant.Reading");
    }

    private static void assertEncodes(PayloadEncoder encoder, String sample, String type) throws Exception {
        SchemaLibrary library = new SchemaLibrary(SchemaSamples.FOLDER);
        byte[] json = SchemaSamples.bytes(sample + ".json");
        byte[] encoded = encoder.encode(json, type);
        if (encoder instanceof AvroEncoder) {
            assertThat(encoded).isEqualTo(SchemaSamples.bytes(sample + ".bin"));
        } else {
            // the order of maps is free, and Any is packed anew: what is decoded again must be the same
            var decoded = (Payload.Decoded)
                    new ProtobufDecoder(library).decode(io.topiary.core.payload.Sample.of(encoded), type);
            assertThat(SchemaSamples.isSameJson(decoded.text(), json))
                    .as(new String(decoded.text(), UTF_8))
                    .isTrue();
        }
    }
}
