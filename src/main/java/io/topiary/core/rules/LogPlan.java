package io.topiary.core.rules;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Which file a rule appends its messages to, one JSON object a line.
 *
 * @param path of the file, absolute
 * @param maxBytes size at which the file becomes the first of {@value #GENERATIONS} older ones and a new one is begun
 */
public record LogPlan(Path path, long maxBytes) {

    /** How many older files are kept, as {@code .1}, the newest, to {@code .3}. */
    public static final int GENERATIONS = 3;

    /** What a new rule proposes: ten megabytes a file. */
    public static final long PROPOSED_BYTES = 10_000_000;

    /** A gigabyte a file. */
    public static final long MOST_BYTES = 1_000_000_000;

    /** The least that is worth a file. */
    public static final long LEAST_BYTES = 10_000;

    public LogPlan {
        if (!path.isAbsolute() || path.getFileName() == null) {
            throw new InvalidRuleException("rules.invalid.path", path.toString());
        }
        if (maxBytes < LEAST_BYTES || maxBytes > MOST_BYTES) {
            throw new InvalidRuleException("rules.invalid.bytes", LEAST_BYTES, MOST_BYTES);
        }
    }

    /**
     * The plan to write to the file that {@code path} names.
     *
     * @throws InvalidRuleException if that is no absolute path of this system
     */
    public static LogPlan of(String path, long maxBytes) {
        try {
            return new LogPlan(Path.of(path), maxBytes);
        } catch (InvalidPathException e) {
            throw new InvalidRuleException("rules.invalid.path", path);
        }
    }
}
