package io.topiary.core.payload;

import io.topiary.core.payload.PayloadFormat.Guess;
import io.topiary.core.text.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what payloads are. What somebody says comes first, then the content type and its charset, then formats that
 * leave no doubt, known signatures, JSON and other UTF-8 text, formats that happen to fit, and bytes. Any
 * thread, but it may take long and belongs on a worker.
 */
public final class PayloadReader {

    /** Text, JSON and bytes only. */
    public static final PayloadReader PLAIN = new PayloadReader(List.of());

    /** The format of text in other charsets than UTF-8, whose argument is the charset. */
    private static final String TEXT = "text";

    private static final Logger LOG = LoggerFactory.getLogger(PayloadReader.class);

    private final List<PayloadFormat> formats;
    private final Supplier<FormatChoices> choices;

    /** A reader that knows {@code formats}, asked in this order, beside text, JSON and bytes. */
    public PayloadReader(List<PayloadFormat> formats) {
        this.formats = List.copyOf(formats);
        // nobody can change what it knows: there is nothing to listen to
        this.choices = FormatChoices::new;
    }

    /**
     * As above.
     *
     * @param choices what formats know beyond payloads, such as {@code protobuf:plant.Reading}
     */
    public PayloadReader(List<PayloadFormat> formats, FormatChoices choices) {
        this.formats = List.copyOf(formats);
        this.choices = () -> choices;
    }

    /** What the formats know beyond payloads; when it changes, payloads may be read otherwise. */
    public FormatChoices choices() {
        return choices.get();
    }

    /** The formats beside text, JSON and bytes, in the order in which they are offered. */
    public List<PayloadFormat> formats() {
        return formats;
    }

    /** The format named {@code id}. */
    public Optional<PayloadFormat> format(String id) {
        return formats.stream().filter(format -> format.id().equals(id)).findFirst();
    }

    /** What {@code sample} is as far as it can be told; nothing is unpacked. Never throws. */
    public Payload read(Sample sample) {
        if (sample.bytes().length == 0) {
            return new Payload.Empty();
        }
        return said(sample.contentType())
                .flatMap(format -> detected(format, sample))
                .or(() -> inCharset(sample))
                .or(() -> guess(Guess.FIRST, sample))
                .or(() -> signed(sample))
                .or(() -> new TextDecoder().decode(sample.bytes()))
                .or(() -> guess(Guess.LAST, sample))
                .orElseGet(() -> new Payload.Binary(sample.bytes(), BinaryKind.OTHER));
    }

    /**
     * {@code sample} as somebody wants it. Never throws.
     *
     * @param wish a format's id, with {@code :} and an argument behind it where the format takes one
     * @return what it is, or {@link Payload.Undecodable}; what {@link #read(Sample)} says if there is no such format
     */
    public Payload readAs(Sample sample, String wish) {
        int colon = wish.indexOf(':');
        String id = colon < 0 ? wish : wish.substring(0, colon);
        Optional<PayloadFormat> format = format(id);
        if (sample.bytes().length == 0 || format.isEmpty()) {
            return read(sample);
        }
        return decoded(format.get(), sample, colon < 0 ? "" : wish.substring(colon + 1));
    }

    /** The format that the media type names, or that its structured syntax suffix does ({@code +cbor}, RFC 6839). */
    private Optional<PayloadFormat> said(String contentType) {
        String type = ContentTypes.mediaType(contentType);
        Optional<PayloadFormat> exact = named(type);
        return exact.isPresent() ? exact : named(ContentTypes.suffixType(type));
    }

    private Optional<PayloadFormat> named(String type) {
        return formats.stream()
                .filter(format -> format.contentTypes().contains(type))
                .findFirst();
    }

    private Optional<Payload> inCharset(Sample sample) {
        String charset = ContentTypes.charset(sample.contentType());
        return charset.isEmpty()
                ? Optional.empty()
                : format(TEXT)
                        .map(format -> decoded(format, sample, charset))
                        .filter(payload -> !(payload instanceof Payload.Undecodable));
    }

    /** A content type that does not fit is no reason to show less than can be seen without it. */
    private static Optional<Payload> detected(PayloadFormat format, Sample sample) {
        if (format.guess() == Guess.NEVER) {
            return Optional.empty();
        }
        Payload payload = decoded(format, sample, "");
        return payload instanceof Payload.Undecodable ? Optional.empty() : Optional.of(payload);
    }

    private Optional<Payload> guess(Guess when, Sample sample) {
        for (PayloadFormat format : formats) {
            if (format.guess() == when) {
                Optional<Payload> payload = detect(format, sample);
                if (payload.isPresent()) {
                    return payload;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Payload> signed(Sample sample) {
        BinaryKind kind = BinaryKind.of(sample.bytes());
        Optional<Payload> decoded = kind == BinaryKind.CBOR
                ? format(kind.extension()).flatMap(format -> detect(format, sample))
                : Optional.empty();
        return decoded.isPresent() || kind == BinaryKind.OTHER
                ? decoded
                : Optional.of(new Payload.Binary(sample.bytes(), kind));
    }

    private static Optional<Payload> detect(PayloadFormat format, Sample sample) {
        try {
            return format.decoder().get().detect(sample);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("{} could not look at {} bytes", format.id(), sample.bytes().length, e);
            return Optional.empty();
        }
    }

    private static Payload decoded(PayloadFormat format, Sample sample, String argument) {
        try {
            return format.decoder().get().decode(sample, argument);
        } catch (UndecodableException e) {
            return new Payload.Undecodable(sample.bytes(), format.id(), e.text());
        } catch (RuntimeException | StackOverflowError e) {
            // what a decoder did not foresee must not hide the bytes
            LOG.error("{} could not decode {} bytes", format.id(), sample.bytes().length, e);
            return new Payload.Undecodable(
                    sample.bytes(),
                    format.id(),
                    Text.of("payload.unforeseen", e.getClass().getSimpleName()));
        }
    }
}
