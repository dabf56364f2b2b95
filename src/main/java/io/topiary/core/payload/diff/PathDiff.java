package io.topiary.core.payload.diff;

import io.topiary.core.payload.Payload;
import java.util.List;
import java.util.Optional;

/**
 * How one JSON document differs from another, by the paths of its values. Numbers are compared as they were written and never
 * computed. Immutable.
 *
 * @param changes in the order of the documents
 * @param whole whether those are all
 */
public record PathDiff(List<PathChange> changes, boolean whole) {

    /** More are not told. */
    public static final int MOST = 5_000;

    public PathDiff {
        changes = List.copyOf(changes);
    }

    /**
     * Compares two documents. May take a while: not for the FX thread.
     *
     * @param ignoreOrder whether it does not matter in which order the keys of an object come
     * @return empty if one of them is no JSON, has more than 300,000 values, is larger than 5 MB or deeper than 500 levels
     */
    public static Optional<PathDiff> of(Payload left, Payload right, IgnoredPaths ignored, boolean ignoreOrder) {
        Optional<byte[]> before = json(left);
        Optional<byte[]> after = json(right);
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        Optional<JsonValue> one = JsonValues.read(before.get(), ignored);
        Optional<JsonValue> other = JsonValues.read(after.get(), ignored);
        return one.isEmpty() || other.isEmpty()
                ? Optional.empty()
                : Optional.of(new JsonDiff(ignoreOrder).compare(one.get(), other.get()));
    }

    /** Whether {@code payload} has paths. */
    public static boolean isJson(Payload payload) {
        return json(payload).isPresent();
    }

    private static Optional<byte[]> json(Payload payload) {
        return switch (payload) {
            case Payload.Json json -> Optional.of(json.bytes());
            case Payload.Decoded decoded when decoded.json() -> Optional.of(decoded.text());
            default -> Optional.empty();
        };
    }
}
