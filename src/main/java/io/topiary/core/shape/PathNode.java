package io.topiary.core.shape;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was seen at one place of the payloads of a topic, in some hundred bytes. For one thread at a time. */
final class PathNode {

    /** Distinct values that are kept; more of them are no enumeration. */
    static final int MOST_VALUES = 20;

    private static final int LONGEST_VALUE = 60;
    private static final JsonKind[] KINDS = JsonKind.values();

    final @Nullable PathNode parent;
    final @Nullable String name;
    final String pointer;
    final boolean inItem;
    final NumberRange numbers = new NumberRange();
    final Map<String, PathNode> children = new LinkedHashMap<>(0);
    final long[] counts = new long[KINDS.length];
    private final long[] first = new long[KINDS.length];
    private final long[] last = new long[KINDS.length];

    @Nullable
    PathNode item;

    /** Kinds that are no surprise. */
    int expected;

    /** Whether it is a surprise when it is not there. */
    boolean required;

    /** Whether keys of it are data rather than names: new ones are no surprise. */
    boolean openNames;

    int newNames;
    /** Number of the message in which it was seen last. */
    long seenIn;

    /** Number of the message in which it was an object last. */
    long objectIn;

    /** Messages in which it is. */
    long present;

    int shortest = Integer.MAX_VALUE;
    int longest = -1;
    private @Nullable Map<String, Long> values = new LinkedHashMap<>(0);

    PathNode(@Nullable PathNode parent, @Nullable String name) {
        this.parent = parent;
        this.name = name;
        this.pointer = parent == null ? "" : parent.pointer + "/" + (name == null ? "*" : escaped(name));
        this.inItem = parent != null && (name == null || parent.inItem);
    }

    /** A key as RFC 6901 has it. */
    private static String escaped(String name) {
        return name.indexOf('~') < 0 && name.indexOf('/') < 0
                ? name
                : name.replace("~", "~0").replace("/", "~1");
    }

    /** The kinds of what was seen here, as {@link JsonKind#bit() bits}. */
    int kinds() {
        int kinds = 0;
        for (JsonKind kind : KINDS) {
            kinds |= counts[kind.place()] > 0 ? kind.bit() : 0;
        }
        return kinds;
    }

    /** What is at {@code name} of it, or an item of it if that is null; null if nothing was seen there yet. */
    @Nullable
    PathNode child(@Nullable String at) {
        return at == null ? item : children.get(at);
    }

    /** Adds what is at {@code at}, for the first time. */
    PathNode add(@Nullable String at) {
        PathNode child = new PathNode(this, at);
        if (at == null) {
            item = child;
        } else {
            children.put(at, child);
        }
        return child;
    }

    /** Something is here in message {@code message}. */
    void see(JsonKind kind, String text, long message, long micros) {
        int index = kind.place();
        if (counts[index]++ == 0) {
            first[index] = micros;
            last[index] = micros;
        } else {
            first[index] = Math.min(first[index], micros);
            last[index] = Math.max(last[index], micros);
        }
        if (seenIn != message) {
            seenIn = message;
            present++;
        }
        switch (kind) {
            case OBJECT -> objectIn = message;
            case NUMBER -> {
                numbers.add(text);
                count(text);
            }
            case STRING, TEXT -> {
                int length = text.codePointCount(0, text.length());
                shortest = Math.min(shortest, length);
                longest = Math.max(longest, length);
                count(text);
            }
            case BOOLEAN -> count(text);
            default -> {
                // nothing more to say of them
            }
        }
    }

    private void count(String text) {
        Map<String, Long> known = values;
        if (known == null) {
            return;
        }
        if (text.length() > LONGEST_VALUE || (known.size() == MOST_VALUES && !known.containsKey(text))) {
            values = null;
        } else {
            known.merge(text, 1L, Long::sum);
        }
    }

    /** The snapshot for the screen. */
    PathFacts facts() {
        Map<JsonKind, PathFacts.Span> kinds = new LinkedHashMap<>();
        for (JsonKind kind : KINDS) {
            int index = kind.place();
            if (counts[index] > 0) {
                kinds.put(kind, new PathFacts.Span(counts[index], first[index], last[index]));
            }
        }
        return new PathFacts(
                pointer,
                kinds,
                present,
                numbers.least(),
                numbers.greatest(),
                numbers.isWhole(),
                longest < 0 ? 0 : shortest,
                longest,
                values == null ? Map.of() : new HashMap<>(values));
    }
}
