package io.topiary.fuzz;

import com.sun.management.ThreadMXBean;
import io.topiary.core.payload.JsonCheck;
import io.topiary.core.payload.JsonLimits;
import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PayloadDecoder;
import io.topiary.core.payload.PayloadFormat;
import io.topiary.core.payload.Sample;
import io.topiary.core.payload.UndecodableException;
import io.topiary.core.payload.Utf8;
import io.topiary.core.payload.format.Samples;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;

/**
 * Asks one decoder about bytes and fails if it breaks its word: whatever the bytes are, it answers with a payload or an
 * {@link UndecodableException}, what it calls JSON is JSON, what it guesses it can decode, and it takes at most
 * {@value #MOST_MEMORY} bytes of memory for it, freed ones counted. Thread-safe.
 */
public final class Probe {

    /** Most bytes that a decoder may allocate, in all, for one payload. */
    public static final long MOST_MEMORY = 256L * 1024 * 1024;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final PayloadFormat format;
    private final PayloadDecoder decoder;
    private final List<String> arguments;

    private Probe(PayloadFormat format, List<String> arguments) {
        this.format = format;
        this.decoder = format.decoder().get();
        this.arguments = List.copyOf(arguments);
    }

    /** Of the format {@code id}, which is decoded with each of {@code arguments}, or with none if there are none. */
    public static Probe of(String id, String... arguments) {
        return new Probe(
                Samples.reader().format(id).orElseThrow(), arguments.length == 0 ? List.of("") : List.of(arguments));
    }

    /**
     * Asks about {@code bytes}.
     *
     * @throws AssertionError if the decoder breaks its word
     */
    public void check(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        Sample sample = new Sample(bytes, "fuzz", "", true, Sample.Neighbours.NONE);
        long most = MOST_MEMORY * (1 + arguments.size());
        if (memory(sample) > most) {
            // the first time classes are loaded, and with a fuzzer rewritten
            long taken = memory(sample);
            require(taken <= most, taken + " bytes of memory for " + bytes.length);
        }
    }

    private long memory(Sample sample) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        Optional<Payload> guess = decoder.detect(sample);
        guess.ifPresent(this::judge);
        for (String argument : arguments) {
            decode(sample, argument, guess.isPresent());
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private void decode(Sample sample, String argument, boolean guessed) {
        try {
            judge(decoder.decode(sample, argument));
        } catch (UndecodableException e) {
            boolean broken =
                    guessed && argument.isEmpty() && sample.brokenPromise().isEmpty();
            require(!broken, "guessed, but " + e.text());
        }
    }

    private void judge(Payload payload) {
        switch (payload) {
            case Payload.Decoded decoded -> {
                require(Utf8.isValid(decoded.text()), "text that is not UTF-8");
                if (decoded.json()) {
                    JsonCheck.Result json = JsonCheck.check(decoded.text(), JsonLimits.ON_REQUEST);
                    require(json instanceof JsonCheck.Valid, "no JSON: " + json);
                }
            }
            case Payload.Unpacked unpacked ->
                require(unpacked.content().length <= 64 * 1024 * 1024, "unpacked too much");
            default -> require(false, "an odd answer: " + payload);
        }
    }

    private void require(boolean kept, String otherwise) {
        if (!kept) {
            throw new AssertionError(format.id() + ": " + otherwise);
        }
    }
}
