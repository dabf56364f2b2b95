package io.topiary.core.export;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the payload of a message was decoded to, for those who read a message as JSON.
 *
 * @param format what it was read as, such as {@code cbor}; several, from the outside in, are separated by slashes
 * @param text what it says, valid UTF-8; null if it was not decoded
 * @param json whether {@code text} is JSON
 * @param remarks what {@code text} can't show, in words
 * @param problem why it was not decoded, in words; null if nothing went wrong
 */
public record DecodedPayload(
        String format,
        byte @Nullable [] text,
        boolean json,
        List<String> remarks,
        @Nullable String problem) {

    public DecodedPayload {
        remarks = List.copyOf(remarks);
    }
}
