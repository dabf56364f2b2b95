package io.topiary.core.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the values of a JSON document stand in its text, and which lies in which: numbers instead of objects, so that a
 * document of a million values costs some tens of megabytes and not a gigabyte. Values are numbered in the order of the
 * text, the outermost is 0. Nothing is read as a number: what is shown is what was sent.
 *
 * <p>Immutable; any thread may read it. Does not recurse.
 */
public final class JsonOutline {

    /** Most values that an outline is made of. */
    public static final int MOST_VALUES = 2_000_000;

    private final byte[] json;
    private final JsonOutlineScan.Found found;

    private JsonOutline(byte[] json, JsonOutlineScan.Found found) {
        this.json = json;
        this.found = found;
    }

    /** What a value is. */
    public enum Kind {
        OBJECT,
        ARRAY,
        STRING,
        NUMBER,
        BOOLEAN,
        NULL
    }

    /**
     * The outline of {@code json}.
     *
     * @param json valid JSON in UTF-8 (RFC 8259); shared, not copied. Anything else gives some outline, or none
     * @param most most values
     * @return empty if there are more, or none
     */
    public static Optional<JsonOutline> of(byte[] json, int most) {
        JsonOutlineScan.Found found = new JsonOutlineScan(json, most).run();
        return found == null ? Optional.empty() : Optional.of(new JsonOutline(json, found));
    }

    /** How many values there are, at least 1. */
    public int size() {
        return found.size();
    }

    /** What value {@code node} is. */
    public Kind kind(int node) {
        return switch (json[found.starts()[node]]) {
            case '{' -> Kind.OBJECT;
            case '[' -> Kind.ARRAY;
            case '"' -> Kind.STRING;
            case 't', 'f' -> Kind.BOOLEAN;
            case 'n' -> Kind.NULL;
            default -> Kind.NUMBER;
        };
    }

    /** Whether value {@code node} is an object or an array. */
    public boolean isContainer(int node) {
        byte first = json[found.starts()[node]];
        return first == '{' || first == '[';
    }

    /** The object or array around value {@code node}, -1 for the outermost. */
    public int parent(int node) {
        return found.parents()[node];
    }

    /** How many objects and arrays are around value {@code node}. */
    public int depth(int node) {
        return found.depths()[node];
    }

    /** The value behind the last one inside of value {@code node}. */
    public int behind(int node) {
        return found.behind()[node];
    }

    /** How many values are directly inside of value {@code node}. */
    public int children(int node) {
        return found.children()[node];
    }

    /** Which of its siblings value {@code node} is, from 0. */
    public int index(int node) {
        return found.indexes()[node];
    }

    /** Where value {@code node} begins in the text, in bytes. */
    public int start(int node) {
        return found.starts()[node];
    }

    /** Where value {@code node} ends, in bytes. */
    public int end(int node) {
        return found.ends()[node];
    }

    /** Whether value {@code node} has a key. */
    public boolean hasKey(int node) {
        return found.keys()[node] >= 0;
    }

    /** The key of value {@code node}, escapes resolved; empty if it has none. */
    public String key(int node) {
        int from = found.keys()[node];
        return from < 0
                ? ""
                : JsonStrings.value(new String(json, from, JsonOutlineScan.stringEnd(json, from) - from, UTF_8));
    }

    /** The text of value {@code node} as sent, at most about {@code most} bytes of it. */
    public String text(int node, int most) {
        int from = found.starts()[node];
        int to = found.ends()[node];
        return new String(json, from, to - from <= most ? to - from : Utf8.boundary(json, from + most) - from, UTF_8);
    }

    /** The text of value {@code node} as sent. */
    public String text(int node) {
        return text(node, Integer.MAX_VALUE);
    }

    /** The value itself: of a string without quotation marks and with its escapes resolved, else as sent. */
    public String value(int node) {
        String text = text(node);
        return kind(node) == Kind.STRING ? JsonStrings.value(text) : text;
    }

    /** The way to value {@code node} from the outside in: keys, and numbers of elements as {@link Integer}. */
    public List<Object> steps(int node) {
        List<Object> steps = new ArrayList<>();
        for (int at = node; parent(at) >= 0; at = parent(at)) {
            if (hasKey(at)) {
                steps.add(key(at));
            } else {
                steps.add(index(at));
            }
        }
        return steps.reversed();
    }

    /** The JSON Pointer (RFC 6901) of value {@code node}. */
    public String pointer(int node) {
        return steps(node).stream()
                .map(step -> "/" + step.toString().replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }

    /** The value at {@code pointer}, the first of several with the same key; -1 if there is none. */
    public int find(String pointer) {
        int at = 0;
        int from = 0;
        while (at >= 0 && from < pointer.length()) {
            int to = pointer.indexOf('/', from + 1);
            int end = to < 0 ? pointer.length() : to;
            String step = pointer.substring(from + 1, end);
            at = child(at, step.replace("~1", "/").replace("~0", "~"));
            from = end;
        }
        return at;
    }

    private int child(int node, String step) {
        boolean keyed = kind(node) == Kind.OBJECT;
        for (int at = node + 1; at < behind(node); at = behind(at)) {
            if (keyed ? key(at).equals(step) : String.valueOf(index(at)).equals(step)) {
                return at;
            }
        }
        return -1;
    }

    /** The innermost value that {@code offset} lies in or whose key it lies in; -1 if there is none. */
    public int at(int offset) {
        int low = 0;
        int high = size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (begin(middle) <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        int node = begin(low) <= offset ? low : -1;
        while (node >= 0 && found.ends()[node] < offset) {
            node = parent(node);
        }
        return node;
    }

    private int begin(int node) {
        int key = found.keys()[node];
        return key < 0 ? found.starts()[node] : key;
    }
}
