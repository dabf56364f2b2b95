package io.topiary.core.shape;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** What is fuzzed of shapes and JSON Schemas: neither may throw, whatever the bytes are. */
public final class ShapeTargets {

    private static final Path FILE = Path.of("schema.json");
    /** Longer than a fuzzer takes to rewrite the library's classes; what hangs the fuzzer ends itself. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final byte[] SCHEMA = """
            {"type":"object","required":["t"],"additionalProperties":{"type":["string","null"],"maxLength":5},
            "properties":{"t":{"type":"number","minimum":-40,"multipleOf":0.5},"at":{"format":"date-time"},
            "list":{"type":"array","uniqueItems":true,"items":{"oneOf":[{"pattern":"^[a-z]+$"},{"const":1}]}},
            "tree":{"$ref":"#/$defs/node"}},
            "$defs":{"node":{"properties":{"kids":{"items":{"$ref":"#/$defs/node"}}},"unevaluatedProperties":false}}}
            """.getBytes(UTF_8);

    private ShapeTargets() {}

    /** All targets by their names. */
    public static Map<String, Consumer<byte[]>> all() {
        JsonSchemaFile schema = JsonSchemaFile.of(FILE, SCHEMA);
        if (schema.problem() != null) {
            throw new IllegalStateException("the schema is none: " + schema.problem());
        }
        return Map.of(
                "json-schema", bytes -> validate(schema, bytes),
                "json-schema-file", ShapeTargets::compile,
                "shape", ShapeTargets::learn);
    }

    private static void validate(JsonSchemaFile schema, byte[] bytes) {
        SchemaVerdict verdict = schema.validate(bytes, PATIENCE);
        if (schema.problem() != null) {
            throw new AssertionError("given up because of a payload: " + verdict.problem());
        }
    }

    private static void compile(byte[] bytes) {
        byte[] payload = "{\"t\":1,\"list\":[1,\"a\"],\"tree\":{\"kids\":[{}]}}".getBytes(UTF_8);
        JsonSchemaFile.of(FILE, bytes).validate(payload, PATIENCE);
    }

    private static void learn(byte[] bytes) {
        Shape shape = new Shape(new ShapeOptions(1, true));
        shape.learn("{\"t\":1,\"o\":{\"x\":[1]}}".getBytes(UTF_8), 1);
        shape.judge(bytes);
        shape.learn(bytes, 2);
        shape.snapshot();
    }
}
