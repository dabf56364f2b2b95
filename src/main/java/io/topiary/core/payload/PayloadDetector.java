package io.topiary.core.payload;

import java.util.List;
import java.util.Optional;

/** Decides what bytes are: the first decoder that knows them wins. Immutable; call it on a worker. */
public final class PayloadDetector {

    private final List<PayloadDecoder> decoders;

    /**
     * A detector that asks {@code decoders} in this order before it takes bytes for UTF-8 text, JSON or binary.
     *
     * @param decoders formats beyond those
     */
    public PayloadDetector(List<PayloadDecoder> decoders) {
        this.decoders = List.copyOf(decoders);
    }

    /** What {@code bytes} are. */
    public Payload detect(byte[] bytes) {
        if (bytes.length == 0) {
            return new Payload.Empty();
        }
        for (PayloadDecoder decoder : decoders) {
            Optional<Payload> payload = decoder.decode(bytes);
            if (payload.isPresent()) {
                return payload.get();
            }
        }
        BinaryKind kind = BinaryKind.of(bytes);
        if (kind != BinaryKind.OTHER) {
            return new Payload.Binary(bytes, kind);
        }
        return new TextDecoder().decode(bytes).orElseGet(() -> new Payload.Binary(bytes, BinaryKind.OTHER));
    }
}
