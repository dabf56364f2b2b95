package io.topiary.core.filter;

import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PayloadReader;
import io.topiary.core.payload.Sample;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a payload can be asked to be with {@code fmt:}. */
public enum PayloadKind {
    EMPTY,
    JSON,
    TEXT,
    BINARY;

    /** As written in a query. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<PayloadKind> of(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equalsIgnoreCase(label))
                .findFirst();
    }

    static PayloadKind of(byte[] payload) {
        return switch (PayloadReader.PLAIN.read(Sample.of(payload))) {
            case Payload.Empty empty -> EMPTY;
            case Payload.Json json -> JSON;
            case Payload.Utf8 text -> text.printable() ? TEXT : BINARY;
            case Payload.Decoded decoded -> decoded.json() ? JSON : TEXT;
            case Payload.Binary binary -> BINARY;
            case Payload.Unpacked unpacked -> BINARY;
            case Payload.Undecodable undecodable -> BINARY;
        };
    }
}
