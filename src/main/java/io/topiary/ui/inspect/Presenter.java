package io.topiary.ui.inspect;

import io.topiary.core.payload.HexRows;
import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PayloadReader;
import io.topiary.core.payload.PayloadView;
import io.topiary.core.payload.Sample;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Text;
import io.topiary.ui.inspect.Presentation.ReadAs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes payloads ready to show: goes into what is packed in them as far as is wished, and hands over to {@link Painter} what
 * it arrives at. Has no state of its own; what it does may take long and belongs on a worker.
 */
final class Presenter {

    private static final Logger LOG = LoggerFactory.getLogger(Presenter.class);
    /** Somebody may pack things into each other forever. */
    private static final int DEEPEST = 16;

    private final PayloadReader reader;
    private final Painter painter;
    private final PayloadWords words;

    Presenter(PayloadReader reader, Amounts amounts) {
        this.reader = reader;
        this.words = new PayloadWords(reader);
        this.painter = new Painter(words, amounts);
    }

    /** {@code sample} as wished; as bytes with the reason if that fails, whatever the failure. */
    Presentation present(Sample sample, Wish wish) {
        try {
            return arrive(sample, wish);
        } catch (RuntimeException | StackOverflowError e) {
            // what a decoder did not foresee must not hide the bytes
            byte[] bytes = sample.bytes();
            LOG.error("a payload of {} bytes could not be decoded", bytes.length, e);
            return Presentation.of(new Content.Hex(new HexRows(bytes)), Text.of("inspect.guess.binary"))
                    .inside(List.of(), bytes)
                    .afterFailure(e.getClass().getSimpleName());
        }
    }

    private Presentation arrive(Sample sample, Wish wish) {
        List<Text> around = new ArrayList<>();
        Sample at = sample;
        Payload payload = read(at, wish.outerFormat());
        int depth = 0;
        while (depth < DEEPEST && (depth + 1 < wish.levels().size() || payload instanceof Payload.Unpacked)) {
            Level next = depth + 1 < wish.levels().size() ? wish.levels().get(depth + 1) : Level.content();
            Optional<byte[]> inside = next.way().into(payload);
            if (inside.isEmpty()) {
                return paint(payload, wish, depth, around).with(gone(next), null);
            }
            around.add(words.around(payload, next.way()));
            at = at.with(inside.get());
            payload = read(at, next.format());
            depth++;
        }
        return offering(paint(payload, wish, depth, around), payload);
    }

    private static Text gone(Level level) {
        return level.way() instanceof Level.Value value
                ? Text.of("inspect.inner.gone", value.pointer())
                : Text.of("inspect.inner.notPacked");
    }

    private Presentation paint(Payload payload, Wish wish, int depth, List<Text> around) {
        String format = depth < wish.levels().size() ? wish.levels().get(depth).format() : PayloadView.AUTO;
        byte[] bytes = payload.bytes();
        return painter.paint(payload, format, wish).inside(around, bytes);
    }

    private Payload read(Sample sample, String format) {
        return PayloadView.isPlain(format) ? reader.read(sample) : reader.readAs(sample, format);
    }

    /** What is known to be packed is unpacked only if somebody asks. */
    private Presentation offering(Presentation shown, Payload payload) {
        if (payload instanceof Payload.Binary binary && !binary.kind().isPicture()) {
            String id = binary.kind().label().toLowerCase(Locale.ROOT);
            return reader.format(id)
                    .map(format ->
                            shown.with(Text.of("inspect.readable", format.label()), new ReadAs(id, format.label())))
                    .orElse(shown);
        }
        return shown;
    }
}
