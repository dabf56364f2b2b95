package io.topiary.core.compare;

import io.topiary.core.filter.JsonPath;
import io.topiary.core.filter.MessageQuery;
import io.topiary.core.filter.QueryException;
import io.topiary.core.filter.Term;
import io.topiary.core.message.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When two messages count as the same. Immutable.
 *
 * @param flags whether QoS and RETAIN must be the same, too
 * @param keyOrder whether the order of keys in JSON objects, and white space, make a difference
 * @param ignored values in JSON that make no difference, such as time stamps
 */
public record Likeness(boolean flags, boolean keyOrder, List<JsonPath> ignored) {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** The payloads must be the same byte for byte, and nothing else matters. */
    public static final Likeness PAYLOAD = new Likeness(false, true, List.of());

    public Likeness {
        ignored = List.copyOf(ignored);
    }

    /**
     * The paths in {@code text}, such as {@code .time .meta.seq}, between blanks.
     *
     * @throws QueryException if one can't be understood
     */
    public static List<JsonPath> paths(String text) {
        List<JsonPath> paths = new ArrayList<>();
        BLANKS.splitAsStream(text.strip())
                .filter(word -> !word.isEmpty())
                .forEach(word -> path(word).ifPresent(paths::add));
        return paths;
    }

    private static Optional<JsonPath> path(String word) {
        String dotted = word.startsWith(".") || word.startsWith("[") ? word : "." + word;
        // the paths of the filter language, with its words for what is wrong
        return MessageQuery.parse("json:" + dotted).term() instanceof Term.JsonHas has
                ? Optional.of(has.path())
                : Optional.empty();
    }

    /** Whether {@code left} and {@code right} count as the same. */
    public boolean same(Message left, Message right) {
        if (flags && (left.qos() != right.qos() || left.retained() != right.retained())) {
            return false;
        }
        return Arrays.equals(left.payload(), right.payload())
                || (looksIntoJson() && sameJson(left.payload(), right.payload()));
    }

    private boolean looksIntoJson() {
        return !keyOrder || !ignored.isEmpty();
    }

    private boolean sameJson(byte[] left, byte[] right) {
        JsonDigest digest = new JsonDigest(!keyOrder, ignored);
        Optional<String> before = digest.of(left);
        return before.isPresent() && before.equals(digest.of(right));
    }
}
