package io.topiary.core.shape;

import io.topiary.core.shape.Oddity.What;
import io.topiary.core.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a JSON Schema says of a payload. Immutable.
 *
 * @param violations what it has against it, the first {@link JsonSchemaFile#MOST_TOLD}; empty if it is valid
 * @param problem why nothing can be said; null if that could be said
 */
public record SchemaVerdict(
        List<Violation> violations, @Nullable Text problem) {

    private static final int MOST_ODD = 3;

    /** The schema accepts it. */
    public static final SchemaVerdict VALID = new SchemaVerdict(List.of(), null);

    public SchemaVerdict {
        violations = List.copyOf(violations);
    }

    /**
     * Something that the schema does not allow.
     *
     * @param pointer where in the payload, a JSON Pointer
     * @param keyword the keyword of the schema
     * @param words what it is, in English; made by the library and of unknown content
     */
    public record Violation(String pointer, String keyword, String words) {}

    /** Nothing can be said because of {@code problem}. */
    public static SchemaVerdict unknown(Text problem) {
        return new SchemaVerdict(List.of(), problem);
    }

    /** What it has against the payload, the first {@value #MOST_ODD}, as something odd about it. */
    public List<Oddity> oddities() {
        return violations.stream()
                .limit(MOST_ODD)
                .map(each -> new Oddity(What.INVALID, each.pointer(), JsonKind.NULL, each.words()))
                .toList();
    }

    /** Whether it is known to be valid. */
    public boolean isValid() {
        return problem == null && violations.isEmpty();
    }
}
