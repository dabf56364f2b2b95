package io.topiary.ui.inspect;

import io.topiary.core.payload.FoldRegions;
import io.topiary.core.payload.HexRows;
import io.topiary.core.payload.JsonOutline;
import io.topiary.core.payload.Picture;
import io.topiary.core.payload.TextLines;
import io.topiary.core.text.Text;
import org.jspecify.annotations.Nullable;

/** What the payload area shows. Immutable. */
sealed interface Content {

    /** A sentence instead of a payload. */
    record Words(Text text) implements Content {}

    /**
     * Text or JSON.
     *
     * @param utf8 the text that the lines are of, also what is cut off; nobody changes it
     * @param regions what of it can be folded
     * @param outline where the values of the JSON are; null if it is no JSON, or too large to find out unasked
     */
    record Lines(
            TextLines lines,
            byte[] utf8,
            FoldRegions regions,
            @Nullable JsonOutline outline) implements Content {}

    /** The values of JSON. */
    record Tree(JsonOutline outline, byte[] utf8) implements Content {}

    /** Bytes. */
    record Hex(HexRows rows) implements Content {}

    /** A picture. */
    record Image(Picture picture) implements Content {}
}
