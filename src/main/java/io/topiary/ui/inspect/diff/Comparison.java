package io.topiary.ui.inspect.diff;

import io.topiary.core.payload.diff.ByteDiff;
import io.topiary.core.payload.diff.PathDiff;
import io.topiary.core.payload.diff.PayloadDiff;

/** How two payloads differ. Immutable. */
sealed interface Comparison {

    /** Nothing was compared; {@code why} in words. */
    record None(String why) implements Comparison {}

    /** By the paths of JSON. */
    record Paths(PathDiff diff, boolean identical) implements Comparison {}

    /** Line by line. */
    record Lines(PayloadDiff diff) implements Comparison {}

    /** Byte by byte. */
    record Bytes(ByteDiff diff) implements Comparison {}
}
