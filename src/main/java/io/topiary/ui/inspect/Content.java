package io.topiary.ui.inspect;

import io.topiary.core.payload.HexRows;
import io.topiary.core.payload.Picture;
import io.topiary.core.payload.TextLines;
import io.topiary.core.text.Text;

/** What the payload area shows. Immutable. */
sealed interface Content {

    /** A sentence instead of a payload. */
    record Words(Text text) implements Content {}

    /** Text or JSON. */
    record Lines(TextLines lines) implements Content {}

    /** Bytes. */
    record Hex(HexRows rows) implements Content {}

    /** A picture. */
    record Image(Picture picture) implements Content {}
}
