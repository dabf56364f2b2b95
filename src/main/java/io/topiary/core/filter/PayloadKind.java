package io.topiary.core.filter;

import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PayloadDetector;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a payload can be asked to be with {@code fmt:}. */
public enum PayloadKind {
    EMPTY,
    JSON,
    TEXT,
    BINARY;

    private static final PayloadDetector DETECTOR = new PayloadDetector(List.of());

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
        return switch (DETECTOR.detect(payload)) {
            case Payload.Empty empty -> EMPTY;
            case Payload.Json json -> JSON;
            case Payload.Utf8 text -> text.printable() ? TEXT : BINARY;
            case Payload.Binary binary -> BINARY;
        };
    }
}
