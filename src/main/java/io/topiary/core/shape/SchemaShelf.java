package io.topiary.core.shape;

import io.topiary.core.text.Text;
import io.topiary.core.work.LimitedCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * The JSON Schemas that rules name, read when they are first asked and again when their files have changed. A broken one
 * says so and does not touch the others. One that takes too long is given up until its file changes. Thread-safe; waits at
 * most as long as it may take.
 */
public final class SchemaShelf {

    /** How long one payload may take. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final long LOOK_AGAIN_NANOS = 2_000_000_000L;
    private static final int MOST_FILES = 100;

    private final Duration patience;
    private final Map<String, Held> files = new HashMap<>();

    /** A file and what it was read from. */
    private static final class Held {

        private final JsonSchemaFile file;
        private final Stamp stamp;
        private long lookedNanos;

        private Held(JsonSchemaFile file, Stamp stamp, long lookedNanos) {
            this.file = file;
            this.stamp = stamp;
            this.lookedNanos = lookedNanos;
        }
    }

    private record Stamp(long millis, long size) {}

    /** Nothing read yet. */
    public SchemaShelf() {
        this(PATIENCE);
    }

    /** @param patience how long one payload may take */
    SchemaShelf(Duration patience) {
        this.patience = patience;
    }

    /**
     * What the schema in the file {@code path} says of {@code payload}.
     *
     * @param payload the text in which its values are found
     */
    public synchronized SchemaVerdict validate(String path, byte[] payload) {
        JsonSchemaFile file = file(path);
        Text problem = file.problem();
        if (problem != null) {
            return SchemaVerdict.unknown(problem);
        }
        try {
            return LimitedCall.within(
                    patience.multipliedBy(2), "topiary-schema", () -> file.validate(payload, patience));
        } catch (TimeoutException e) {
            file.giveUp(Text.of("shape.schema.slow", patience.toMillis()));
        } catch (ExecutionException e) {
            file.giveUp(Text.of("shape.schema.noSchema", String.valueOf(e.getCause())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return SchemaVerdict.unknown(Text.of("shape.schema.slow", patience.toMillis()));
        }
        Text why = file.problem();
        return SchemaVerdict.unknown(why == null ? Text.of("shape.schema.absent") : why);
    }

    private JsonSchemaFile file(String path) {
        long now = System.nanoTime();
        Held held = files.get(path);
        if (held != null && now - held.lookedNanos < LOOK_AGAIN_NANOS) {
            return held.file;
        }
        Stamp stamp = stamp(path);
        if (held != null && held.stamp.equals(stamp)) {
            held.lookedNanos = now;
            return held.file;
        }
        if (files.size() >= MOST_FILES) {
            files.clear();
        }
        Held read = new Held(JsonSchemaFile.read(Path.of(path)), stamp, now);
        files.put(path, read);
        return read.file;
    }

    private static Stamp stamp(String path) {
        try {
            FileTime time = Files.getLastModifiedTime(Path.of(path));
            return new Stamp(time.toMillis(), Files.size(Path.of(path)));
        } catch (IOException | InvalidPathException absent) {
            return new Stamp(0, -1);
        }
    }
}
