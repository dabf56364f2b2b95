package io.topiary.core.payload.schema;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PayloadReader;
import io.topiary.core.payload.Sample;
import io.topiary.core.payload.layout.LayoutStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The samples that make-schemas.py made, with what its tools decoded them to. */
public final class SchemaSamples {

    /** Where they lie; at the same time a library with their schemas. */
    public static final Path FOLDER = Path.of("src", "test", "resources", "io", "topiary", "formats", "schemas")
            .toAbsolutePath();

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .build();

    private SchemaSamples() {}

    /**
     * A sample.
     *
     * @param name file without its ending
     * @param expected file of the expectation without its ending
     * @param wish what somebody names, {@code auto} if nobody does
     * @param topic under which it came
     * @param maker what made it and what decoded it
     */
    public record Row(String name, String expected, String wish, String topic, String maker) {

        @Override
        public String toString() {
            return name + " as " + wish;
        }
    }

    /** All of them. */
    public static List<Row> rows() {
        String node = "spBv1.0/plant/%s/edge";
        return Stream.of(
                        new Row("reading", "reading", "protobuf:plant.Reading", "", "protobuf (Python)"),
                        new Row("old", "old", "protobuf:plant.legacy.Old", "", "protobuf (Python)"),
                        new Row("avro", "avro", "avro:plant.Reading", "", "fastavro"),
                        new Row("avro-single", "avro", "auto", "", "fastavro"),
                        new Row("avro-single", "avro", "avro", "", "fastavro"),
                        new Row("avro-confluent", "avro", "avro:plant.Reading", "", "fastavro, header by hand"),
                        new Row(
                                "sparkplug-birth",
                                "sparkplug-birth",
                                "auto",
                                node.formatted("NBIRTH"),
                                "protobuf (Python) with the schema of the specification"),
                        new Row(
                                "sparkplug-data",
                                "sparkplug-data",
                                "auto",
                                node.formatted("NDATA"),
                                "protobuf (Python) with the schema of the specification"),
                        new Row("layout", "layout", "layout:<HhIf3s", "", "struct (Python)"))
                .toList();
    }

    /** What a library makes of a single file {@code name} with {@code bytes}. */
    public static SchemaContents contents(String name, byte[] bytes) {
        SchemaAssembly assembly = new SchemaAssembly();
        assembly.add(new SchemaFile.Source(name, SchemaKind.of(name).orElseThrow(), bytes.length, bytes));
        return assembly.contents();
    }

    /** A reader with the schemas of the samples. */
    public static PayloadReader reader(Path scratch) {
        return new PayloadReader(
                SchemaFormats.list(new SchemaLibrary(FOLDER), LayoutStore.open(scratch.resolve("layouts.json"))));
    }

    /** {@code row} as {@code reader} reads it; the newest birth of its node is that of the samples. */
    public static Payload read(PayloadReader reader, Row row) {
        Map<String, byte[]> births = Map.of("spBv1.0/plant/NBIRTH/edge", bytes("sparkplug-birth.bin"));
        Sample sample = sample(row.topic(), bytes(row.name() + ".bin"), births);
        return row.wish().equals("auto") ? reader.read(sample) : reader.readAs(sample, row.wish());
    }

    /** {@code bytes} as they came under {@code topic}, while {@code others} are the newest payloads elsewhere. */
    public static Sample sample(String topic, byte[] bytes, Map<String, byte[]> others) {
        return new Sample(bytes, topic, "", other -> others.getOrDefault(other, new byte[0]));
    }

    /** A file beside them. */
    public static byte[] bytes(String file) {
        try {
            return Files.readAllBytes(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether both are the same JSON; numbers count by their value, order of keys does not. */
    public static boolean isSameJson(byte[] one, byte[] other) throws IOException {
        Comparator<JsonNode> numbers = (a, b) ->
                a.isNumber() && b.isNumber() ? a.decimalValue().compareTo(b.decimalValue()) : a.equals(b) ? 0 : 1;
        return JSON.readTree(one).equals(numbers, JSON.readTree(other));
    }
}
