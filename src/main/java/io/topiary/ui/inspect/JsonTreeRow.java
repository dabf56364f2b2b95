package io.topiary.ui.inspect;

import io.topiary.core.payload.JsonOutline.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A line of the tree of a JSON document. Immutable; two are equal if they look the same.
 *
 * @param node number of the value
 * @param depth how many values are around it
 * @param key its key, null for an element of an array and for the outermost value
 * @param index which element it is
 * @param text as sent, the beginning if it is long; empty for an object or array
 * @param type a word about what it is
 * @param hint what it may be beyond that, empty if there is nothing to say
 * @param open whether what is inside of it is shown
 */
record JsonTreeRow(
        int node,
        int depth,
        @Nullable String key,
        int index,
        Kind kind,
        String text,
        String type,
        String hint,
        boolean open) {

    boolean isContainer() {
        return kind == Kind.OBJECT || kind == Kind.ARRAY;
    }
}
