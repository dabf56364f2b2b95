package io.topiary.ui.inspect;

import io.topiary.core.payload.InnerBytes;
import io.topiary.core.payload.JsonLeaves;
import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PayloadView;
import java.util.Optional;

/**
 * One of the payloads that lie in each other, the outermost first.
 *
 * @param way how it is got out of the one around it
 * @param format what it is wanted as, see {@link PayloadView}
 */
record Level(Way way, String format) {

    /** How a payload is got out of the one around it. */
    sealed interface Way {

        /** The bytes inside of {@code around}; empty if there is no such thing. */
        Optional<byte[]> into(Payload around);
    }

    /** It is the payload of the message. */
    record Whole() implements Way {

        @Override
        public Optional<byte[]> into(Payload around) {
            return Optional.of(around.bytes());
        }
    }

    /** It was packed in the one around it. */
    record Content() implements Way {

        @Override
        public Optional<byte[]> into(Payload around) {
            return around instanceof Payload.Unpacked unpacked ? Optional.of(unpacked.content()) : Optional.empty();
        }
    }

    /** It is written in a string of the JSON around it, at a JSON Pointer. */
    record Value(String pointer, InnerBytes.Coding coding) implements Way {

        @Override
        public Optional<byte[]> into(Payload around) {
            byte[] json = around instanceof Payload.Decoded decoded ? decoded.text() : around.bytes();
            return JsonLeaves.textAt(json, pointer).flatMap(text -> InnerBytes.of(text, coding));
        }
    }

    static Level whole(String format) {
        return new Level(new Whole(), format);
    }

    static Level content() {
        return new Level(new Content(), PayloadView.AUTO);
    }

    Level withFormat(String newFormat) {
        return new Level(way, newFormat);
    }
}
