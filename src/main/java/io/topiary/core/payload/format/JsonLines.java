package io.topiary.core.payload.format;

import io.topiary.core.payload.JsonCheck;
import io.topiary.core.payload.JsonLimits;
import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PayloadDecoder;
import io.topiary.core.payload.Sample;
import io.topiary.core.payload.UndecodableException;
import io.topiary.core.payload.Utf8;
import io.topiary.core.text.Text;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * JSON lines (jsonlines.org, also known as NDJSON): a JSON value a line, shown as an array of them, each as it was sent.
 * Guessed if there are two lines at least, each an object or array.
 */
final class JsonLines implements PayloadDecoder {

    static final String ID = "jsonl";
    private static final int MOST_GUESSED = 100_000;

    @Override
    public Optional<Payload> detect(Sample sample) {
        byte[] bytes = sample.bytes();
        if (bytes.length > JsonLimits.AUTOMATIC.bytes()) {
            return Optional.empty();
        }
        int first = lineEnd(bytes, 0);
        if (!isStructure(bytes, 0, first) || isBlank(bytes, first, bytes.length)) {
            return Optional.empty();
        }
        try {
            return lines(bytes, true);
        } catch (UndecodableException e) {
            return Optional.empty();
        }
    }

    @Override
    public Payload decode(Sample sample, String argument) throws UndecodableException {
        return lines(sample.bytes(), false).orElseThrow();
    }

    private static Optional<Payload> lines(byte[] bytes, boolean guess) throws UndecodableException {
        int invalid = Utf8.firstInvalid(bytes);
        if (invalid >= 0) {
            throw new UndecodableException(Text.of("payload.format.notUtf8", invalid));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 2);
        out.write('[');
        int count = 0;
        int line = 0;
        for (int from = 0; from < bytes.length; ) {
            int to = lineEnd(bytes, from);
            line++;
            if (!isBlank(bytes, from, to)) {
                if (guess && (count == MOST_GUESSED || !isStructure(bytes, from, to))) {
                    return Optional.empty();
                }
                check(Arrays.copyOfRange(bytes, from, to), line);
                out.writeBytes(count == 0 ? new byte[0] : new byte[] {',', '\n'});
                out.write(bytes, from, to - from);
                count++;
            }
            from = to + 1;
        }
        out.write(']');
        if (count == 0) {
            throw new UndecodableException(Text.of("payload.format.nothing"));
        }
        return guess && count < 2
                ? Optional.empty()
                : Optional.of(new Payload.Decoded(
                        bytes, ID, out.toByteArray(), true, List.of(Text.of("payload.jsonl.lines", count))));
    }

    private static void check(byte[] line, int number) throws UndecodableException {
        if (JsonCheck.check(line, JsonLimits.ON_REQUEST) instanceof JsonCheck.Invalid invalid) {
            throw new UndecodableException(
                    Text.of("payload.jsonl.line", number, invalid.problem().reason()));
        }
    }

    private static int lineEnd(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
        return first(bytes, from, to) == to;
    }

    private static int first(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && isSpace(bytes[at])) {
            at++;
        }
        return at;
    }

    /** Whether the line begins and ends as an object or array does. */
    private static boolean isStructure(byte[] bytes, int from, int to) {
        int first = first(bytes, from, to);
        int last = to - 1;
        while (last > first && isSpace(bytes[last])) {
            last--;
        }
        return last > first
                && ((bytes[first] == '{' && bytes[last] == '}') || (bytes[first] == '[' && bytes[last] == ']'));
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }
}
