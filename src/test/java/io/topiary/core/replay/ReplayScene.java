package io.topiary.core.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.filter.QueryException;
import io.topiary.core.history.Recorder;
import io.topiary.core.history.RecordingBudget;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.mqtt.Connection;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.mqtt.ReasonCode;
import io.topiary.core.mqtt.RetryPolicy;
import io.topiary.core.replay.ReplaySelection.Ways;
import io.topiary.core.text.Text;
import io.topiary.core.work.Errands;
import io.topiary.core.work.Job;
import io.topiary.testing.FakeConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Recordings, and plans for replaying them. */
final class ReplayScene {

    static final Duration PATIENCE = Duration.ofMinutes(2);

    /** 2023-11-14T22:13:20Z. */
    static final long BEGIN = 1_700_000_000_000_000L;

    private ReplayScene() {}

    static Message message(long micros, String topic, String payload) {
        return message(micros, topic, payload, Direction.IN, false);
    }

    static Message message(long micros, String topic, String payload, Direction direction, boolean retained) {
        return new Message(
                0,
                BEGIN + micros,
                0,
                topic,
                payload.getBytes(UTF_8),
                MessageProperties.NONE,
                direction,
                Qos.AT_LEAST_ONCE,
                retained);
    }

    /** Messages on {@code t/0}, {@code t/1} and so on, so far apart. */
    static List<Message> series(int count, long microsApart) {
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            messages.add(message(i * microsApart, "t/" + i, "value " + i));
        }
        return messages;
    }

    /** A recording of {@code messages}. */
    static Path record(Path file, List<Message> messages) throws InterruptedException {
        Recorder recorder = new Recorder(file, RecordingBudget.DEFAULT);
        recorder.line().record(messages);
        recorder.close();
        recorder.awaitEnd(60_000);
        return file;
    }

    static ReplayPlan plan(Path file, ReplayPace pace) {
        return new ReplayPlan(file, ReplaySelection.RECEIVED, ReplayShape.AS_RECORDED, pace);
    }

    /** As fast as possible. */
    static ReplayPlan plan(Path file, String filter, Ways ways, ReplayShape shape) {
        try {
            return new ReplayPlan(
                    file,
                    new ReplaySelection(
                            MessageQuery.parse(filter), ways, ReplaySelection.ALWAYS, ReplaySelection.FOREVER),
                    shape,
                    unpaced(1));
        } catch (QueryException e) {
            throw new IllegalArgumentException(filter, e);
        }
    }

    static ReplayPace unpaced(long rounds) {
        return new ReplayPace(ReplayPace.UNPACED, rounds, ReplayPace.WHOLE_PAUSES, false);
    }

    static Job<ReplayResult> start(Replay replay) {
        return Job.start(new Errands("test-replay"), Text.of("replay.phase.connecting"), replay);
    }

    static ReplayResult run(ReplayPlan plan, Connection connection) {
        return join(start(new Replay(plan, connection)));
    }

    static <T> T join(Job<T> job) {
        await().atMost(PATIENCE).until(() -> job.result().isDone());
        return job.result().join();
    }

    /** What was published at {@code broker}, oldest first. */
    static List<String> topics(FakeConnection broker) {
        return broker.published().stream()
                .map(request -> request.topic().name())
                .toList();
    }

    static CompletableFuture<PublishOutcome> acknowledge(PublishRequest request) {
        return CompletableFuture.completedFuture(
                new PublishOutcome.Acknowledged(1, new ReasonCode(ProtocolVersion.V5, 0, "Success"), null));
    }

    static Failure neverSent() {
        return new Failure.Local(failure("file.problem.other").explanation(), "neverSent");
    }

    static Failure failure(String key) {
        Text text = Text.of(key);
        return new Failure.Local(new Failure.Explanation(text, text, text, RetryPolicy.STOP), "test");
    }
}
