package io.topiary.ui.inspect;

import io.topiary.core.session.PayloadStream;
import io.topiary.core.session.Session;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.ui.kit.JobReport;
import io.topiary.ui.kit.Pulse;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Writes the payloads of one topic to a file as they arrive, whatever is selected meanwhile. FX thread. */
final class StreamToFile {

    private static final int LONGEST_PATH = 300;
    private static final int LONGEST_TOPIC = 60;

    private final Session session;
    private final Executor workers;
    private final Messages messages;
    private final Amounts amounts;
    private final Pulse.Refresh refresh;
    private final JobReport state = new JobReport();
    private @Nullable PayloadStream stream;

    /** @param workers write */
    StreamToFile(Session session, Executor workers, Pulse pulse, Messages messages) {
        this.session = session;
        this.workers = workers;
        this.messages = messages;
        this.amounts = new Amounts(messages);
        this.refresh = pulse.register(Pulse.TEXT, this::refresh);
    }

    /** How it goes. */
    JobReport state() {
        return state;
    }

    /** Whether anything is being written. */
    boolean isRunning() {
        return state.isRunning();
    }

    /** Writes each payload that arrives on {@code topic} to {@code file} from now on, in place of what was written so. */
    void start(String topic, Path file, PayloadStream.Shape shape) {
        stop();
        state.begin(messages.get("inspect.stream.title", Escapes.visible(topic, LONGEST_TOPIC)));
        stream = new PayloadStream(session, topic, file, shape, workers, now -> refresh.markDirty());
        refresh.markDirty();
    }

    /** Writes nothing more after what has arrived. */
    void stop() {
        PayloadStream running = stream;
        if (running != null) {
            running.close();
        }
    }

    void close() {
        stop();
        refresh.close();
    }

    private void refresh() {
        PayloadStream now = stream;
        if (now == null || !state.isRunning()) {
            return;
        }
        PayloadStream.State told = now.state();
        Text failure = told.failure();
        if (failure != null) {
            state.end(messages.get(failure), false);
        } else if (told.ended()) {
            state.end(words(now, told, "inspect.stream.stopped"), told.missed() == 0);
        } else {
            state.progress(words(now, told, "inspect.stream.running"), -1);
        }
    }

    private String words(PayloadStream of, PayloadStream.State told, String key) {
        String file = Escapes.visible(of.file().toString(), LONGEST_PATH);
        String words = messages.get(key, told.messages(), amounts.bytes(told.bytes()), file);
        return told.missed() == 0 ? words : messages.get("inspect.stream.missed", words, told.missed());
    }
}
