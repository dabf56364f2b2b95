package io.topiary.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topiary.core.payload.JsonCheck;
import io.topiary.core.payload.JsonLimits;
import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PayloadDecoder;
import io.topiary.core.payload.Sample;
import io.topiary.core.payload.UndecodableException;
import io.topiary.core.payload.UnencodableException;
import io.topiary.core.payload.Utf8;
import io.topiary.core.payload.layout.LayoutDecoder;
import io.topiary.core.payload.layout.LayoutPresets;
import io.topiary.core.payload.schema.AvroDecoder;
import io.topiary.core.payload.schema.ProtobufDecoder;
import io.topiary.core.payload.schema.ProtobufEncoder;
import io.topiary.core.payload.schema.SchemaLibrary;
import io.topiary.core.payload.schema.SchemaSamples;
import io.topiary.core.payload.sparkplug.SparkplugDecoder;
import io.topiary.core.payload.sparkplug.SparkplugSequence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What is fuzzed of the formats that need a schema or a layout, in the same way as the other targets. */
final class SchemaTargets {

    private static final SchemaLibrary LIBRARY = new SchemaLibrary(SchemaSamples.FOLDER);
    private static final String NODE = "spBv1.0/plant/%s/edge";

    private SchemaTargets() {}

    /** All targets by their names. */
    static Map<String, Consumer<byte[]>> all() {
        ProtobufDecoder protobuf = new ProtobufDecoder(LIBRARY);
        AvroDecoder avro = new AvroDecoder(LIBRARY);
        LayoutDecoder layout = new LayoutDecoder(name -> Optional.of(LayoutPresets.position()));
        Map<String, Consumer<byte[]>> targets = new TreeMap<>();
        targets.put("protobuf", bytes -> decode(protobuf, bytes, "plant.Reading", "plant.legacy.Old"));
        targets.put("protobuf-wire", bytes -> decode(protobuf, bytes, ""));
        targets.put("protobuf-encode", SchemaTargets::encode);
        targets.put("avro", bytes -> decode(avro, bytes, "plant.Reading", ""));
        targets.put("layout", bytes -> decode(layout, bytes, "position"));
        targets.put("sparkplug", SchemaTargets::sparkplug);
        return targets;
    }

    private static void decode(PayloadDecoder decoder, byte[] bytes, String... arguments) {
        for (String argument : bytes.length == 0 ? new String[0] : arguments) {
            Sample sample = Sample.of(bytes);
            decoder.detect(sample).ifPresent(SchemaTargets::judge);
            try {
                judge(decoder.decode(sample, argument));
            } catch (UndecodableException expected) {
                // said in words
            }
        }
    }

    private static void sparkplug(byte[] bytes) {
        SparkplugDecoder decoder = new SparkplugDecoder();
        SparkplugSequence sequence = new SparkplugSequence();
        for (String type : List.of("NBIRTH", "NDATA", "NDEATH")) {
            Sample sample = SchemaSamples.sample(NODE.formatted(type), bytes, Map.of(NODE.formatted("NBIRTH"), bytes));
            decoder.detect(sample).ifPresent(SchemaTargets::judge);
            sequence.follow(sample);
        }
    }

    private static void encode(byte[] bytes) {
        try {
            byte[] encoded = new ProtobufEncoder(LIBRARY).encode(bytes, "plant.Reading");
            judge(new ProtobufDecoder(LIBRARY).decode(Sample.of(encoded), "plant.Reading"));
        } catch (UnencodableException expected) {
            // said in words
        } catch (UndecodableException e) {
            throw new AssertionError("what was encoded is not decoded: " + e.text(), e);
        }
    }

    private static void judge(Payload payload) {
        if (payload instanceof Payload.Decoded decoded) {
            boolean json = Utf8.isValid(decoded.text())
                    && JsonCheck.check(decoded.text(), JsonLimits.ON_REQUEST) instanceof JsonCheck.Valid;
            if (!json) {
                throw new AssertionError("no JSON: " + new String(decoded.text(), UTF_8));
            }
        }
    }
}
