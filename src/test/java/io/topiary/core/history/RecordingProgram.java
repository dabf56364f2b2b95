package io.topiary.core.history;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Records numbered messages as fast as it can until it is killed, and prints how many are in the file for good. */
final class RecordingProgram {

    private static final int BATCH = 500;
    private static final int TOPICS = 50;
    private static final long AHEAD = 20_000;

    private RecordingProgram() {}

    /** {@code FILE FIRST}: the first message's number. */
    public static void main(String[] args) throws InterruptedException {
        Recorder recorder = new Recorder(Path.of(args[0]), RecordingBudget.UNLIMITED);
        RecordingLine line = recorder.line();
        long next = Long.parseLong(args[1]);
        long first = next;
        long told = 0;
        while (true) {
            List<Message> batch = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                batch.add(message(next++));
            }
            line.record(batch);
            RecordingCounts counts = line.counts();
            while (counts.depth() > AHEAD) {
                Thread.onSpinWait();
                counts = line.counts();
            }
            if (counts.recorded() > told) {
                told = counts.recorded();
                System.out.println("RECORDED " + (first - 1 + told));
            }
        }
    }

    /** What message {@code number} is. */
    static Message message(long number) {
        return new Message(
                number,
                1_700_000_000_000_000L + number,
                number,
                "crash/" + number % TOPICS,
                ("message " + number).getBytes(StandardCharsets.UTF_8),
                MessageProperties.NONE,
                Direction.IN,
                Qos.AT_MOST_ONCE,
                false);
    }
}
