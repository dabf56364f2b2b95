package io.topiary.core.history.transfer;

import io.topiary.core.export.MessageJsonWriter;
import io.topiary.core.history.RecordedEvent;
import io.topiary.core.history.RecordingException;
import io.topiary.core.history.RecordingWriter;
import io.topiary.core.message.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Is told what is exported, in its order. One thread. */
interface ExportTaker {

    /** Writes {@code message}. */
    void take(Message message) throws IOException, RecordingException;

    /** Notes that {@code event} was before the next message. */
    default void event(RecordedEvent event) throws RecordingException {
        // not every form has a place for it
    }

    /** Into a recording. */
    record Copy(RecordingWriter writer) implements ExportTaker {

        @Override
        public void take(Message message) throws RecordingException {
            writer.add(message);
        }

        @Override
        public void event(RecordedEvent event) throws RecordingException {
            writer.event(event.micros(), event.kind());
        }
    }

    /** As JSON lines. */
    final class Lines implements ExportTaker {

        private final OutputStream out;
        private final MessageJsonWriter json = new MessageJsonWriter();

        Lines(OutputStream out) {
            this.out = out;
        }

        @Override
        public void take(Message message) throws IOException {
            out.write((json.write(message) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
