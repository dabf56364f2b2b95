package io.topiary.core.payload;

import java.util.Set;
import java.util.function.Supplier;

/**
 * A format that payloads can be shown in: what is said about it before the first payload asks for it, and how to get its
 * decoder then.
 *
 * @param id its name in rules and files, such as {@code cbor}; never changes
 * @param label its own name, the same in every language, such as {@code CBOR}
 * @param contentTypes media types that name it, in lower case
 * @param guess when it is asked about bytes of which nobody said what they are
 * @param decoder its decoder, made when first asked for; each call may give the same one
 */
public record PayloadFormat(
        String id, String label, Set<String> contentTypes, Guess guess, Supplier<? extends PayloadDecoder> decoder) {

    /** When a format is asked about bytes of which nobody said what they are. */
    public enum Guess {
        /** Before anything else: its signature or its topic leaves no doubt. */
        FIRST,
        /** After text and known signatures: it takes bytes that happen to fit. */
        LAST,
        /** Never: only if somebody says so. */
        NEVER
    }

    public PayloadFormat {
        contentTypes = Set.copyOf(contentTypes);
    }
}
