package io.topiary.ui.history.files;

import io.topiary.core.history.RecordingException;
import io.topiary.core.history.RecordingWriter;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Recordings of a few messages. */
final class RecordingSample {

    private RecordingSample() {}

    /** Messages v1, v2 … on the topics t/0, t/1 and t/2 by turns, a second apart. */
    static Path record(Path file, int messages) throws RecordingException {
        try (RecordingWriter writer = RecordingWriter.create(file)) {
            for (int n = 1; n <= messages; n++) {
                long micros = 1_700_000_000_000_000L + n * 1_000_000L;
                writer.add(new Message(
                        n,
                        micros,
                        micros * 1_000,
                        "t/" + n % 3,
                        ("v" + n).getBytes(StandardCharsets.UTF_8),
                        MessageProperties.NONE,
                        Direction.IN,
                        Qos.AT_MOST_ONCE,
                        false));
            }
            writer.finish();
        }
        return file;
    }
}
