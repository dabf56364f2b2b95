package io.topiary.core.payload.diff;

import java.util.List;
import java.util.Objects;

/**
 * A JSON value with every character that counts: numbers and strings as they stand in the text, keys in their order and as
 * often as they occur. Two are equal if they were written alike but for white space. Immutable.
 */
sealed interface JsonValue {

    /** A member of an object. */
    record Member(String key, JsonValue value) {}

    /** An object. */
    record Obj(List<Member> members, int hash) implements JsonValue {

        public Obj {
            members = List.copyOf(members);
        }

        static Obj of(List<Member> members) {
            return new Obj(members, members.hashCode());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Obj obj && obj.hash == hash && obj.members.equals(members);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** An array. */
    record Arr(List<JsonValue> items, int hash) implements JsonValue {

        public Arr {
            items = List.copyOf(items);
        }

        static Arr of(List<JsonValue> items) {
            return new Arr(items, 31 + items.hashCode());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Arr arr && arr.hash == hash && arr.items.equals(items);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /**
     * A string, number, literal or null.
     *
     * @param text as it stands in the payload, a string with its quotation marks and escapes
     * @param value a string without them; otherwise the text
     */
    record Leaf(Kind kind, String text, String value) implements JsonValue {

        @Override
        public boolean equals(Object other) {
            return other instanceof Leaf leaf && leaf.kind == kind && leaf.text.equals(text);
        }

        @Override
        public int hashCode() {
            return Objects.hash(kind, text);
        }
    }

    /** What a leaf is. */
    enum Kind {
        STRING,
        NUMBER,
        LITERAL
    }

    /** It on one line without white space, cut after {@code most} characters. */
    default String compact(int most) {
        StringBuilder out = new StringBuilder();
        write(this, out, most);
        if (out.length() > most) {
            out.setLength(most);
            out.append('…');
        }
        return out.toString();
    }

    private static void write(JsonValue value, StringBuilder out, int most) {
        if (out.length() > most) {
            return;
        }
        switch (value) {
            case Leaf leaf -> out.append(leaf.text(), 0, Math.min(leaf.text().length(), most + 1));
            case Arr arr -> {
                out.append('[');
                for (int i = 0; i < arr.items().size() && out.length() <= most; i++) {
                    out.append(i == 0 ? "" : ",");
                    write(arr.items().get(i), out, most);
                }
                out.append(']');
            }
            case Obj obj -> {
                out.append('{');
                for (int i = 0; i < obj.members().size() && out.length() <= most; i++) {
                    Member member = obj.members().get(i);
                    out.append(i == 0 ? "\"" : ",\"").append(member.key()).append("\":");
                    write(member.value(), out, most);
                }
                out.append('}');
            }
        }
    }
}
