package io.topiary.ui.history.search;

import io.topiary.core.history.Recorder;
import io.topiary.core.history.RecordingBudget;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.IntStream;

/** A recording of a message a second, the last of them at {@link #END}: number n on topic {@code t/(n modulo 10)}. */
final class SearchedRecording {

    static final Instant END = Instant.parse("2026-03-10T12:00:00Z");

    private SearchedRecording() {}

    /** Records {@code count} messages to {@code file}. */
    static Path of(Path file, int count) throws InterruptedException {
        Recorder recorder = new Recorder(file, RecordingBudget.UNLIMITED);
        recorder.line()
                .record(IntStream.range(0, count)
                        .mapToObj(i -> message(i, count))
                        .toList());
        recorder.close();
        recorder.awaitEnd(20_000);
        return file;
    }

    private static Message message(int number, int count) {
        return new Message(
                number,
                END.getEpochSecond() * 1_000_000L - (count - 1 - number) * 1_000_000L,
                number,
                "t/" + number % 10,
                ("number-" + number).getBytes(StandardCharsets.UTF_8),
                MessageProperties.NONE,
                Direction.IN,
                Qos.AT_MOST_ONCE,
                false);
    }
}
