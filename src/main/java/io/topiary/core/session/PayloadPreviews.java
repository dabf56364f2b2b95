package io.topiary.core.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topiary.core.message.Message;
import io.topiary.core.payload.ByteText;
import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PayloadView;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Preview;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What small payloads are decoded to, on one line, for rows of tables. Decoded on a worker; until that is done, and where
 * nothing can be decoded, a row shows what the bytes are at first sight. Any thread may ask.
 */
public final class PayloadPreviews {

    /** Larger payloads are not decoded for a row; in bytes. */
    private static final int LARGEST = 4 * 1024;

    private static final int MOST_KEPT = 2_000;
    private static final int LONGEST = 200;
    private static final int MOST_HEX = 64;

    private final Session session;
    private final SessionPayloads payloads;
    private final Executor workers;
    private final Map<Message, Known> known = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Message, Known> eldest) {
            return size() > MOST_KEPT;
        }
    };

    /**
     * What is known of a message.
     *
     * @param rule the format in which rules wanted it
     * @param edition what formats knew, see {@link io.topiary.core.payload.FormatChoices#edition}
     * @param preview what it was decoded to, null as long as it is not
     */
    private record Known(
            String rule, long edition, @Nullable Preview preview) {}

    /** @param workers decode */
    public PayloadPreviews(Session session, SessionPayloads payloads, Executor workers) {
        this.session = session;
        this.payloads = payloads;
        this.workers = workers;
    }

    /**
     * What a row shows of {@code message}.
     *
     * @param plain what its bytes are at first sight
     * @param ready called on a worker when there is more to show than this time
     */
    public Preview of(Message message, Preview plain, Runnable ready) {
        int size = message.payload().length;
        if (size == 0 || size > LARGEST) {
            return plain;
        }
        String rule = session.rules().decoderOf(message);
        if (rule.equals(PayloadView.TEXT)
                || rule.equals(PayloadView.JSON)
                || (rule.isEmpty() && speaksForItself(plain))) {
            return plain;
        }
        long edition = payloads.reader().choices().edition();
        Preview before = plain;
        synchronized (known) {
            Known found = known.get(message);
            if (found != null && found.rule().equals(rule)) {
                // until it is read anew the row keeps what it shows
                before = found.preview() == null ? plain : found.preview();
                if (found.edition() == edition) {
                    return before;
                }
            }
            known.put(message, new Known(rule, edition, before.equals(plain) ? null : before));
        }
        Known asked = new Known(rule, edition, before);
        workers.execute(() -> decode(message, plain, asked, ready));
        return before;
    }

    /**
     * Has {@code listener} called when rows may show something else though no message came, on any thread.
     *
     * @return ends that
     */
    public Runnable onChange(Runnable listener) {
        return payloads.reader().choices().onChange(listener);
    }

    private boolean speaksForItself(Preview plain) {
        return payloads.reader().formats().isEmpty()
                || switch (plain.kind()) {
                    case EMPTY, TEXT, JPEG, PNG, GIF -> true;
                    case GZIP, CBOR, BINARY -> false;
                };
    }

    private void decode(Message message, Preview plain, Known asked, Runnable ready) {
        String rule = asked.rule();
        byte[] bytes = message.payload();
        Preview preview = plain;
        if (rule.equals(PayloadView.HEX)) {
            String hex = ByteText.SPACED_HEX.of(Arrays.copyOf(bytes, Math.min(bytes.length, MOST_HEX)));
            preview = new Preview(Preview.Kind.TEXT, bytes.length > MOST_HEX ? hex + " …" : hex, bytes.length);
        } else if (payloads.readAs(message, rule) instanceof Payload.Decoded decoded) {
            String text = new String(decoded.text(), 0, Math.min(decoded.text().length, LARGEST), UTF_8);
            preview = new Preview(Preview.Kind.TEXT, Escapes.visible(text, LONGEST), bytes.length);
        }
        synchronized (known) {
            known.put(message, new Known(rule, asked.edition(), preview));
        }
        if (!preview.equals(asked.preview())) {
            ready.run();
        }
    }
}
