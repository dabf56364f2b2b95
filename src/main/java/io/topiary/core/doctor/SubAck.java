package io.topiary.core.doctor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The broker's answer to SUBSCRIBE.
 *
 * @param codes one a filter as sent, 0 to 255
 * @param reasonString the broker's words as received, or null
 */
record SubAck(List<Integer> codes, @Nullable String reasonString) {

    SubAck {
        codes = List.copyOf(codes);
    }
}
