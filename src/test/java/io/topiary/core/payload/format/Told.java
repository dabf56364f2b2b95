package io.topiary.core.payload.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PayloadReader;
import io.topiary.core.payload.Sample;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.testing.FaultBook;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads hostile payloads as the application does, and notes for the table of faults what is said about them. */
final class Told {

    static final PayloadReader READER = Samples.reader();

    private static final Messages ENGLISH = Messages.forLocale(Locale.ENGLISH);
    private static final int MOST = 160;

    private Told() {}

    /** What is made of {@code sample} if nobody says what it is. */
    static Payload read(String row, String stimulus, Sample sample) {
        return note(row, stimulus, System.nanoTime(), READER.read(sample));
    }

    /** What is made of {@code bytes} if nobody says what they are. */
    static Payload read(String row, String stimulus, byte[] bytes) {
        return read(row, stimulus, Sample.of(bytes));
    }

    /** What is made of {@code bytes} as {@code wish}. */
    static Payload readAs(String row, String stimulus, byte[] bytes, String wish) {
        long start = System.nanoTime();
        return note(row, stimulus + " (as " + wish + ")", start, READER.readAs(Sample.of(bytes), wish));
    }

    private static Payload note(String row, String stimulus, long start, Payload payload) {
        FaultBook.note(row, stimulus, words(payload), Duration.ofNanos(System.nanoTime() - start));
        return payload;
    }

    /** What a person reads about {@code payload}. */
    static String words(Payload payload) {
        String words = switch (payload) {
            case Payload.Empty empty -> "nothing";
            case Payload.Utf8 utf8 ->
                "text"
                        + (utf8.notJson() == null
                                ? ""
                                : ". " + words(utf8.notJson().sentence()));
            case Payload.Json json -> "JSON" + (json.duplicateKeys() ? " with a key twice" : "");
            case Payload.Binary binary -> "bytes, look like " + binary.kind().label();
            case Payload.Decoded decoded ->
                Stream.concat(
                                Stream.of(decoded.format() + ": " + new String(decoded.text(), UTF_8)),
                                decoded.remarks().stream().map(Told::words))
                        .collect(Collectors.joining(". "));
            case Payload.Unpacked unpacked -> unpacked.content().length + " bytes unpacked";
            case Payload.Undecodable undecodable -> words(undecodable.why());
        };
        return words.length() <= MOST ? words : words.substring(0, MOST) + "…";
    }

    private static String words(Text text) {
        return ENGLISH.get(text);
    }
}
