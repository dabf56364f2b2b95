package io.topiary.core.session;

import io.topiary.core.history.RecordingException;
import io.topiary.core.history.RecordingReader;
import io.topiary.core.message.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Leaves those messages of a recording over that a log shows. One thread at a time. */
final class RecordedSieve {

    /** Topics of which a run remembers what came last; of others the recording is asked each time. */
    private static final int MOST_TOPICS = 200_000;

    private final RecordingReader reader;
    private final LogChoice choice;

    RecordedSieve(RecordingReader reader, LogChoice choice) {
        this.reader = reader;
        this.choice = choice;
    }

    /** Whether messages are looked at one by one, and not by what came before them. */
    boolean isSimple() {
        return !choice.onlyChanges();
    }

    /** Begins to go through messages in their order. */
    Run run() {
        return new Run();
    }

    /** Goes through messages in their order, of which none in between may be missing on its topic. */
    final class Run {

        private final Map<String, byte[]> before = new HashMap<>();

        /** Those of the next {@code messages} that are shown. */
        List<Message> of(List<Message> messages) throws RecordingException {
            if (isSimple()) {
                return messages.stream().filter(choice::accepts).toList();
            }
            List<Message> shown = new ArrayList<>();
            for (Message message : messages) {
                boolean accepted = choice.accepts(message);
                byte[] payload = message.payload();
                byte[] last = before.get(message.topic());
                if (last != null || before.size() < MOST_TOPICS) {
                    before.put(message.topic(), payload);
                }
                if (accepted && (last == null ? isChange(message) : !Arrays.equals(last, payload))) {
                    shown.add(message);
                }
            }
            return shown;
        }

        /** The index answers what came before: so every message can be judged, wherever a run begins. */
        private boolean isChange(Message message) throws RecordingException {
            List<Message> former = reader.ofTopic(message.topic(), message.sequence(), 1);
            return former.isEmpty() || !Arrays.equals(former.getFirst().payload(), message.payload());
        }
    }
}
