package io.topiary.core.payload.format;

import io.topiary.core.payload.PayloadFormat;
import java.util.List;

/** The formats that need nothing but the payload itself. */
public final class StandardFormats {

    private StandardFormats() {}

    /** All of them, in the order in which they are asked and offered. */
    public static List<PayloadFormat> list() {
        return List.of();
    }
}
