package io.topiary.core.payload.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topiary.core.payload.JsonCheck;
import io.topiary.core.payload.JsonLimits;
import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PayloadDecoder;
import io.topiary.core.payload.Sample;
import io.topiary.core.payload.UndecodableException;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import java.util.Optional;

/**
 * Text in other charsets than UTF-8: the one that is named, else the one that its first bytes or its looks give away.
 * Bytes that the charset does not know are refused, never replaced. Bytes of which their sender says that they are UTF-8
 * are shown as that, with those that are not as {@code \}{@code xFF}.
 */
final class CharsetText implements PayloadDecoder {

    static final String ID = "text";
    private static final int LONGEST_NAME = 60;

    @Override
    public Optional<Payload> detect(Sample sample) {
        if (sample.bytes().length > JsonLimits.AUTOMATIC.bytes()) {
            return Optional.empty();
        }
        if (sample.brokenPromise().isPresent()) {
            return sample.brokenPromise().map(warning -> escaped(sample.bytes(), warning));
        }
        try {
            return CharsetGuess.of(sample.bytes()).isEmpty() ? Optional.empty() : Optional.of(guessed(sample.bytes()));
        } catch (UndecodableException e) {
            return Optional.empty();
        }
    }

    @Override
    public Payload decode(Sample sample, String argument) throws UndecodableException {
        byte[] bytes = sample.bytes();
        if (bytes.length > JsonText.MOST_BYTES) {
            throw new UndecodableException(Text.of("payload.format.tooLong", JsonText.MOST_BYTES));
        }
        if (argument.isEmpty()) {
            return guessed(bytes);
        }
        return decoded(bytes, strict(bytes, named(argument)), List.of());
    }

    @Override
    public Optional<Text> problem(String argument) {
        try {
            var _ = named(argument);
            return Optional.empty();
        } catch (UndecodableException e) {
            return Optional.of(e.text());
        }
    }

    private static Payload guessed(byte[] bytes) throws UndecodableException {
        Charset charset =
                CharsetGuess.of(bytes).orElseThrow(() -> new UndecodableException(Text.of("payload.text.noGuess")));
        return decoded(bytes, strict(bytes, charset), List.of(Text.of("payload.text.guess", charset.name())));
    }

    private static Charset named(String name) throws UndecodableException {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw new UndecodableException(Text.of("payload.text.noCharset", Escapes.visible(name, LONGEST_NAME)));
        }
    }

    private static Payload decoded(byte[] bytes, String text, List<Text> remarks) {
        byte[] utf8 = text.getBytes(UTF_8);
        boolean json = JsonCheck.check(utf8, JsonLimits.AUTOMATIC) instanceof JsonCheck.Valid;
        return new Payload.Decoded(bytes, ID, utf8, json, remarks);
    }

    /** {@code bytes} in {@code charset} without its byte order mark. */
    static String strict(byte[] bytes, Charset charset) throws UndecodableException {
        CharsetDecoder decoder = decoder(charset);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate((int) (bytes.length * (double) decoder.maxCharsPerByte()) + 2);
        CoderResult result = decoder.decode(in, out, true);
        if (!result.isError()) {
            result = decoder.flush(out);
        }
        if (result.isError()) {
            throw new UndecodableException(Text.of("payload.text.notCharset", in.position(), charset.name()));
        }
        String text = out.flip().toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Payload escaped(byte[] bytes, Text warning) {
        StringBuilder text = new StringBuilder(bytes.length);
        CharsetDecoder decoder = decoder(UTF_8);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 2);
        CoderResult result;
        do {
            result = decoder.decode(in, out, true);
            text.append(out.flip());
            out.clear();
            for (int i = 0; result.isError() && i < result.length(); i++) {
                text.append(String.format("\\x%02X", in.get()));
            }
        } while (result.isError());
        return new Payload.Decoded(bytes, ID, text.toString().getBytes(UTF_8), false, List.of(warning));
    }

    private static CharsetDecoder decoder(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }
}
