package io.topiary.core.payload.wire;

import io.topiary.core.payload.UndecodableException;
import io.topiary.core.text.Text;

/** How many values may still be read, so that a small payload does not become a large heap. Not thread-safe. */
public final class WireBudget {

    /** Most values of one payload. */
    public static final int MOST = 1_000_000;

    private int left = MOST;

    /** Takes {@code values} of it. */
    public void take(int values) throws UndecodableException {
        left -= Math.min(values, MOST);
        if (left < 0) {
            left = 0;
            throw new UndecodableException(Text.of("payload.wire.tooMany", MOST));
        }
    }
}
