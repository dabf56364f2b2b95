package io.topiary.core.session;

import io.topiary.core.message.Message;
import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PayloadReader;
import io.topiary.core.payload.Sample;
import io.topiary.core.tree.TreeRow;

/**
 * What the payloads of one session are: the rules of its profile say in which format, and formats that need other
 * messages find the newest ones in its tree. Any thread, but decoding may take long and belongs on a worker.
 */
public final class SessionPayloads {

    private static final byte[] NOTHING = {};

    private final Session session;
    private final PayloadReader reader;

    /** The payloads of {@code session} as {@code reader} reads them. */
    public SessionPayloads(Session session, PayloadReader reader) {
        this.session = session;
        this.reader = reader;
    }

    /** The formats that are known. */
    public PayloadReader reader() {
        return reader;
    }

    /** The payload of {@code message} in the format that a rule names, else as what it is found to be. Never throws. */
    public Payload read(Message message) {
        return readAs(message, session.rules().decoderOf(message));
    }

    /** The payload of {@code message} as {@code wish}, see {@link PayloadReader#readAs}. Never throws. */
    public Payload readAs(Message message, String wish) {
        return reader.readAs(sample(message), wish);
    }

    /** The payload of {@code message} with what helps to find out what it is. */
    public Sample sample(Message message) {
        return Sample.of(message, this::newest);
    }

    /**
     * The text in which the values of {@code message} are found by their paths: what it was decoded to if that is JSON,
     * else its own bytes. Nobody changes it.
     */
    public byte[] values(Message message) {
        return read(message) instanceof Payload.Decoded decoded && decoded.json() ? decoded.text() : message.payload();
    }

    private byte[] newest(String topic) {
        return session.model()
                .read(model -> model.tree()
                        .row(topic)
                        .map(TreeRow::newest)
                        .map(Message::payload)
                        .orElse(NOTHING));
    }
}
