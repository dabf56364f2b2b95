package io.topiary.ui.inspect;

import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Errands;
import io.topiary.ui.kit.Pulse;
import java.util.concurrent.Executor;

/**
 * What saves more than the payload shown.
 *
 * @param many the payloads of several messages
 * @param stream payloads as they come
 */
record Saving(ManyPayloads many, StreamToFile stream) implements AutoCloseable {

    static Saving of(Session session, Executor workers, Executor fx, Pulse pulse, Messages messages) {
        // many files may take minutes: not on the few workers that decode what is on screen
        ManyPayloads many = new ManyPayloads(session.model(), new Errands("topiary-save"), fx, pulse, messages);
        return new Saving(many, new StreamToFile(session, workers, pulse, messages));
    }

    @Override
    public void close() {
        many.close();
        stream.close();
    }
}
