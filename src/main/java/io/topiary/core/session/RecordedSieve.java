package io.topiary.core.session;

import io.topiary.core.history.RecordingException;
import io.topiary.core.history.RecordingReader;
import io.topiary.core.message.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Leaves those messages of a recording over that a log shows. One thread at a time. */
final class RecordedSieve {

    private final RecordingReader reader;
    private final LogChoice choice;

    RecordedSieve(RecordingReader reader, LogChoice choice) {
        this.reader = reader;
        this.choice = choice;
    }

    /** Those of {@code stretch} that are shown: messages in their order, of which none in between is missing on its topic. */
    List<Message> of(List<Message> stretch) throws RecordingException {
        if (!choice.onlyChanges()) {
            return stretch.stream().filter(choice::accepts).toList();
        }
        List<Message> shown = new ArrayList<>();
        Map<String, Message> before = new HashMap<>();
        for (Message message : stretch) {
            Message last = before.put(message.topic(), message);
            if (choice.accepts(message) && isChange(message, last)) {
                shown.add(message);
            }
        }
        return shown;
    }

    /** The index answers what came before the stretch: so every message can be judged wherever one begins. */
    private boolean isChange(Message message, @Nullable Message last) throws RecordingException {
        Message former = last;
        if (former == null) {
            List<Message> earlier = reader.ofTopic(message.topic(), message.sequence(), 1);
            former = earlier.isEmpty() ? null : earlier.getFirst();
        }
        return former == null || !Arrays.equals(former.payload(), message.payload());
    }
}
