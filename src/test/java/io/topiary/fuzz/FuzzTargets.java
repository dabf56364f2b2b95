package io.topiary.fuzz;

import io.topiary.core.payload.BinaryKind;
import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PayloadReader;
import io.topiary.core.payload.PictureException;
import io.topiary.core.payload.PictureReader;
import io.topiary.core.payload.Sample;
import io.topiary.core.payload.format.Samples;
import io.topiary.core.payload.schema.SchemaSamples;
import io.topiary.core.shape.ShapeTargets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What is fuzzed. {@code packaging/dev/fuzz} runs Jazzer over {@link #fuzzerTestOneInput} with the target that the
 * property {@code topiary.fuzz} names; {@link FuzzCorpusTest} replays what Jazzer found worth keeping.
 *
 * <p>A new format is one line in {@link #all()} and, if it has something to start from, a folder of the corpus.
 */
public final class FuzzTargets {

    private static final PayloadReader READER = Samples.reader();

    private static final Consumer<byte[]> CHOSEN = all().getOrDefault(
                    System.getProperty("topiary.fuzz", "reader"), bytes -> {
                        throw new IllegalArgumentException("-Dtopiary.fuzz names none of " + all().keySet());
                    });

    private FuzzTargets() {}

    /**
     * What Jazzer calls first. Reads the saved corpus once: rewriting classes at their first use takes longer than an input
     * may.
     */
    public static void fuzzerInitialize() throws IOException {
        Path corpus =
                Path.of("src", "test", "resources", "io", "topiary", "fuzz", System.getProperty("topiary.fuzz", ""));
        if (Files.isDirectory(corpus)) {
            try (Stream<Path> files = Files.list(corpus)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    CHOSEN.accept(Files.readAllBytes(file));
                }
            }
        }
    }

    /** What Jazzer calls for each input. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        CHOSEN.accept(bytes);
    }

    /** All targets by their names. */
    public static Map<String, Consumer<byte[]>> all() {
        Map<String, Consumer<byte[]>> targets = new TreeMap<>();
        for (String id : List.of(
                "cbor",
                "msgpack",
                "bson",
                "smile",
                "ion",
                "xml",
                "jsonl",
                "zip",
                "gzip",
                "zlib",
                "deflate",
                "zstd",
                "snappy",
                "lz4",
                "base64",
                "base64url",
                "hex")) {
            targets.put(id, Probe.of(id)::check);
        }
        targets.put(
                "text", Probe.of("text", "", "windows-1252", "UTF-16", "Shift_JIS", "GB18030", "ISO-2022-JP")::check);
        targets.put("picture", FuzzTargets::picture);
        targets.put("reader", FuzzTargets::reader);
        targets.putAll(SchemaTargets.all());
        targets.putAll(ShapeTargets.all());
        targets.put("avro-schema", bytes -> schema("fuzz.avsc", bytes));
        targets.put("proto-schema", bytes -> schema("fuzz.proto", bytes));
        targets.put("descriptors", bytes -> schema("fuzz.desc", bytes));
        return targets;
    }

    private static void schema(String name, byte[] bytes) {
        if (SchemaSamples.contents(name, bytes).files().size() != 1) {
            throw new AssertionError("nothing is said of the file");
        }
    }

    private static void picture(byte[] bytes) {
        BinaryKind kind = BinaryKind.of(bytes);
        if (kind.isPicture()) {
            try {
                PictureReader.read(bytes, kind);
            } catch (PictureException expected) {
                // said in words
            }
        }
    }

    private static void reader(byte[] bytes) {
        Payload payload = READER.read(Sample.of(bytes));
        if (payload instanceof Payload.Unpacked || payload instanceof Payload.Undecodable) {
            throw new AssertionError("nobody asked for " + payload);
        }
    }
}
