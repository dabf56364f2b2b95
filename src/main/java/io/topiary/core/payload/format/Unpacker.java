package io.topiary.core.payload.format;

import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PayloadDecoder;
import io.topiary.core.payload.Sample;
import io.topiary.core.payload.UndecodableException;
import io.topiary.core.text.Text;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/** A wrapping that is taken off when somebody asks for it, and never otherwise. */
final class Unpacker implements PayloadDecoder {

    private final String id;
    private final Unwrap unwrap;

    /** Takes the wrapping off. */
    @FunctionalInterface
    interface Unwrap {

        /**
         * What is inside {@code packed}, at most as much as {@link Inflation} lets out.
         *
         * @throws IOException if it is broken; {@link EOFException} if its end is missing
         */
        byte[] apply(byte[] packed) throws IOException, UndecodableException;
    }

    /** The wrapping {@code id}. */
    Unpacker(String id, Unwrap unwrap) {
        this.id = id;
        this.unwrap = unwrap;
    }

    @Override
    public Optional<Payload> detect(Sample sample) {
        return Optional.empty();
    }

    @Override
    public Payload decode(Sample sample, String argument) throws UndecodableException {
        byte[] packed = sample.bytes();
        try {
            return new Payload.Unpacked(packed, id, unwrap.apply(packed));
        } catch (EOFException e) {
            throw new UndecodableException(Text.of("payload.packed.ends", packed.length));
        } catch (IOException | RuntimeException e) {
            // what unpacks answers broken bytes with exceptions of many kinds
            throw new UndecodableException(Text.of("payload.packed.broken"));
        }
    }
}
