package io.topiary.core.history.transfer;

import io.topiary.core.export.MessageJsonWriter;
import io.topiary.core.history.Recorder;
import io.topiary.core.history.RecordingBudget;
import io.topiary.core.history.RecordingPass;
import io.topiary.core.history.RecordingReader;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PayloadFormat;
import io.topiary.core.message.Qos;
import io.topiary.core.message.UserProperty;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Messages of all kinds, recordings of them, and a control that nobody watches. */
final class Samples {

    static final long EPOCH_MICROS = 1_700_000_000_000_000L;

    private static final MessageProperties PROPERTIES = new MessageProperties(
            "text/plain",
            "answers/here",
            new byte[] {0, 1, -1},
            4_294_967_295L,
            PayloadFormat.UTF_8,
            List.of(new UserProperty("k", "v"), new UserProperty("k", ""), new UserProperty("ü", "\u0007")));

    private Samples() {}

    /** One of each kind: binary, empty, of the longest topic, with properties, published, retained. */
    static List<Message> ofEveryKind() {
        return List.of(
                message(1, "a/b", new byte[] {0, -1, 13, 10}, MessageProperties.NONE, Direction.IN, Qos.AT_LEAST_ONCE),
                message(2, "a/b", new byte[0], PROPERTIES, Direction.OUT, Qos.EXACTLY_ONCE),
                message(3, "ü/\u0001/\u2028", bytes("tab\tü\n\"\\"), PROPERTIES, Direction.IN, Qos.AT_MOST_ONCE),
                message(
                        4,
                        "x".repeat(65_535),
                        bytes("{\"t\":1}"),
                        MessageProperties.NONE,
                        Direction.IN,
                        Qos.AT_MOST_ONCE),
                message(
                        5,
                        "b",
                        new byte[] {(byte) 0xC3, 0x28},
                        MessageProperties.NONE,
                        Direction.IN,
                        Qos.AT_MOST_ONCE));
    }

    static Message message(
            long number, String topic, byte[] payload, MessageProperties properties, Direction direction, Qos qos) {
        long micros = EPOCH_MICROS + number * 1_000_000;
        return new Message(number, micros, micros * 1_000, topic, payload, properties, direction, qos, number % 2 == 1);
    }

    static Message message(long number, String topic, String payload) {
        return message(number, topic, bytes(payload), MessageProperties.NONE, Direction.IN, Qos.AT_MOST_ONCE);
    }

    static Path record(Path file, List<Message> messages) throws InterruptedException {
        Recorder recorder = new Recorder(file, RecordingBudget.UNLIMITED);
        recorder.line().record(messages);
        recorder.close();
        recorder.awaitEnd(20_000);
        return file;
    }

    static List<Message> read(Path file) throws Exception {
        List<Message> messages = new ArrayList<>();
        try (RecordingReader reader = RecordingReader.open(file)) {
            new RecordingPass(reader).each(1, Long.MAX_VALUE, topic -> true, messages::add);
        }
        return messages;
    }

    /** All that a message is, to be compared; its number is not. */
    static List<String> shown(List<Message> messages) {
        MessageJsonWriter json = new MessageJsonWriter();
        return messages.stream().map(json::write).toList();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Job.Control control() {
        return new Control(Long.MAX_VALUE);
    }

    /** Cancelled when asked for the {@code asked}th time. */
    static Job.Control cancelledAfter(long asked) {
        return new Control(asked);
    }

    private static final class Control implements Job.Control {

        private long left;

        Control(long left) {
            this.left = left;
        }

        @Override
        public void phase(Text name, long total) {
            // nobody watches
        }

        @Override
        public void done(long steps) {
            // nobody watches
        }

        @Override
        public boolean isCancelled() {
            return --left < 0;
        }

        @Override
        public boolean pause(long millis) {
            return !isCancelled();
        }
    }
}
