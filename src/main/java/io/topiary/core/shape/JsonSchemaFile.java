package io.topiary.core.shape;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.SpecVersionDetector;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.resource.SchemaLoader;
import io.topiary.core.shape.SchemaVerdict.Violation;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Schema in a file (drafts 4 to 2020-12; 2020-12 where the file does not say). Offline: what a {@code $ref} points to
 * must be in the file or be one of the published meta-schemas, which come with the library; nothing is ever fetched. Never
 * throws; one thread at a time.
 */
final class JsonSchemaFile {

    /** How many violations are told. */
    static final int MOST_TOLD = 20;

    /** Largest file, in bytes. */
    static final int LARGEST_FILE = 1 << 20;

    /** Largest payload, in bytes. */
    static final int LARGEST_PAYLOAD = 1 << 20;

    private static final int DEEPEST = 100;
    private static final int LONGEST_DETAIL = 300;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(1_000)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .nodeFactory(new NumbersInReach())
            .build();

    private final Path path;
    private final @Nullable JsonSchema schema;
    private volatile @Nullable Text problem;

    private JsonSchemaFile(Path path, @Nullable JsonSchema schema, @Nullable Text problem) {
        this.path = path;
        this.schema = schema;
        this.problem = problem;
    }

    /** Reads {@code path}. What is wrong with it is told by {@link #problem()}. */
    static JsonSchemaFile read(Path path) {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            // whoever reads a pipe waits for ever
            return broken(path, Text.of("rules.file.special"));
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
            return bytes.length > LARGEST_FILE
                    ? broken(path, Text.of("shape.schema.large", LARGEST_FILE))
                    : of(path, bytes);
        } catch (NoSuchFileException e) {
            return broken(path, Text.of("shape.schema.absent"));
        } catch (IOException e) {
            return broken(path, Text.of("shape.schema.unreadable", detail(e.getMessage())));
        }
    }

    /** The schema {@code bytes}, which were read from {@code path}. */
    static JsonSchemaFile of(Path path, byte[] bytes) {
        try {
            return new JsonSchemaFile(path, compile(MAPPER.readTree(bytes)), null);
        } catch (JsonProcessingException e) {
            return broken(path, Text.of("shape.schema.noJson", detail(e.getOriginalMessage())));
        } catch (IOException e) {
            return broken(path, Text.of("shape.schema.unreadable", detail(e.getMessage())));
        } catch (RuntimeException | StackOverflowError e) {
            // the library says in many ways that something is no schema
            return broken(path, Text.of("shape.schema.noSchema", detail(e.getMessage())));
        }
    }

    private static JsonSchemaFile broken(Path path, Text why) {
        return new JsonSchemaFile(path, null, Text.of("shape.schema.broken", String.valueOf(path), why));
    }

    private static JsonSchema compile(JsonNode node) {
        if (!node.isObject() && !node.isBoolean()) {
            throw new JsonSchemaException("a schema is an object");
        }
        VersionFlag version =
                SpecVersionDetector.detectOptionalVersion(node, false).orElse(VersionFlag.V202012);
        SchemaLoader nothing = iri -> {
            if (iri.toString().startsWith("classpath:")) {
                return null;
            }
            throw new JsonSchemaException(iri + " is not in the file, and nothing is fetched");
        };
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
                version, builder -> builder.schemaLoaders(loaders -> loaders.add(nothing)));
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                .pathType(PathType.JSON_POINTER)
                .locale(Locale.ENGLISH)
                .regularExpressionFactory(new SteadyPatterns())
                .build();
        JsonSchema schema = factory.getSchema(node, config);
        // finds now what points nowhere
        schema.initializeValidators();
        return schema;
    }

    /** What keeps it from being used; null if nothing does. */
    @Nullable
    Text problem() {
        return problem;
    }

    /** Gives it up because of {@code why}, until it is read again. */
    void giveUp(Text why) {
        problem = Text.of("shape.schema.broken", String.valueOf(path), why);
    }

    /**
     * What it says of {@code payload}, JSON.
     *
     * @param patience how long it may take
     */
    SchemaVerdict validate(byte[] payload, Duration patience) {
        Text trouble = problem;
        if (trouble != null || schema == null) {
            return SchemaVerdict.unknown(trouble == null ? Text.of("shape.schema.absent") : trouble);
        }
        if (payload.length > LARGEST_PAYLOAD) {
            return SchemaVerdict.unknown(Text.of("shape.schema.payloadLarge", LARGEST_PAYLOAD));
        }
        try {
            TimedContext context =
                    new TimedContext(schema.createExecutionContext().getExecutionConfig(), patience.toNanos());
            return verdict(schema.validate(context, MAPPER.readTree(payload), OutputFormat.DEFAULT));
        } catch (IOException e) {
            String why = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
            return new SchemaVerdict(List.of(new Violation("", "json", detail(why))), null);
        } catch (NumbersInReach.BeyondException | NumberFormatException e) {
            return SchemaVerdict.unknown(Text.of("shape.schema.number", NumbersInReach.FARTHEST));
        } catch (TimedContext.OverException e) {
            return givenUp(Text.of("shape.schema.slow", patience.toMillis()));
        } catch (SteadyPatterns.TooSlowException e) {
            return givenUp(Text.of("shape.schema.pattern", detail(e.getMessage())));
        } catch (RuntimeException | StackOverflowError e) {
            return givenUp(Text.of("shape.schema.noSchema", detail(e.getMessage())));
        }
    }

    private SchemaVerdict givenUp(Text why) {
        giveUp(why);
        return SchemaVerdict.unknown(Text.of("shape.schema.broken", String.valueOf(path), why));
    }

    private static SchemaVerdict verdict(Set<ValidationMessage> found) {
        return new SchemaVerdict(
                found.stream()
                        .limit(MOST_TOLD)
                        .map(each -> new Violation(
                                each.getInstanceLocation().toString(), each.getType(), detail(each.getMessage())))
                        .sorted(Comparator.comparing(Violation::pointer))
                        .toList(),
                null);
    }

    private static String detail(@Nullable String words) {
        return Escapes.visible(words == null ? "" : words, LONGEST_DETAIL);
    }
}
