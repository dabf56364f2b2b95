package io.topiary.ui.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PayloadDecoder;
import io.topiary.core.payload.PayloadFormat;
import io.topiary.core.payload.PayloadFormat.Guess;
import io.topiary.core.payload.PayloadReader;
import io.topiary.core.payload.Sample;
import io.topiary.core.payload.UndecodableException;
import io.topiary.core.text.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Formats that are simple enough to be written by hand: the first byte says which one it is. */
final class FakeFormats {

    /** Behind a byte 1: JSON. */
    static final byte BOX = 1;

    /** Behind a byte 2: something packed. */
    static final byte WRAP = 2;

    private FakeFormats() {}

    static PayloadReader reader() {
        return new PayloadReader(List.of(
                new PayloadFormat("box", "Box", Set.of(), Guess.FIRST, Box::new),
                new PayloadFormat("wrap", "Wrap", Set.of(), Guess.NEVER, Wrap::new)));
    }

    static byte[] box(String json) {
        return behind(BOX, json.getBytes(UTF_8));
    }

    static byte[] wrap(byte[] content) {
        return behind(WRAP, content);
    }

    private static byte[] behind(byte mark, byte[] content) {
        byte[] bytes = new byte[content.length + 1];
        bytes[0] = mark;
        System.arraycopy(content, 0, bytes, 1, content.length);
        return bytes;
    }

    private static byte[] inside(Sample sample, byte mark) throws UndecodableException {
        if (sample.bytes()[0] != mark) {
            throw new UndecodableException(Text.of("inspect.payload.empty"));
        }
        return Arrays.copyOfRange(sample.bytes(), 1, sample.bytes().length);
    }

    private static final class Box implements PayloadDecoder {

        @Override
        public Optional<Payload> detect(Sample sample) {
            try {
                return Optional.of(decode(sample, ""));
            } catch (UndecodableException e) {
                return Optional.empty();
            }
        }

        @Override
        public Payload decode(Sample sample, String argument) throws UndecodableException {
            byte[] json = inside(sample, BOX);
            return new Payload.Decoded(sample.bytes(), "box", json, true, List.of(Text.of("inspect.duplicateKeys")));
        }
    }

    private static final class Wrap implements PayloadDecoder {

        @Override
        public Optional<Payload> detect(Sample sample) {
            return Optional.empty();
        }

        @Override
        public Payload decode(Sample sample, String argument) throws UndecodableException {
            return new Payload.Unpacked(sample.bytes(), "wrap", inside(sample, WRAP));
        }
    }
}
