package io.topiary.core.replay;

import static io.topiary.core.replay.ReplayScene.BEGIN;
import static io.topiary.core.replay.ReplayScene.acknowledge;
import static io.topiary.core.replay.ReplayScene.message;
import static io.topiary.core.replay.ReplayScene.plan;
import static io.topiary.core.replay.ReplayScene.record;
import static io.topiary.core.replay.ReplayScene.run;
import static io.topiary.core.replay.ReplayScene.series;
import static io.topiary.core.replay.ReplayScene.topics;
import static io.topiary.core.replay.ReplayScene.unpaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.history.Recorder;
import io.topiary.core.history.RecordingBudget;
import io.topiary.core.history.RecordingLine;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.replay.ReplaySelection.Ways;
import io.topiary.core.replay.ReplayShape.Retain;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import io.topiary.testing.FakeConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a recording is published, in which shape, and how it is counted. */
@Timeout(180)
class ReplayTest {

    private final FakeConnection broker = new FakeConnection();

    @TempDir
    Path folder;

    @BeforeEach
    void connect() {
        var _ = broker.session();
        broker.connect();
    }

    @Test
    void run_everything_isPublishedInOrderAndCounted() throws InterruptedException {
        Path file = record(folder.resolve("r.db"), series(2_345, 1));
        broker.answer(ReplayScene::acknowledge);
        ReplayResult result = run(plan(file, unpaced(1)), broker);
        assertThat(topics(broker))
                .isEqualTo(series(2_345, 1).stream().map(Message::topic).toList());
        assertThat(result.tally().acknowledged()).isEqualTo(2_345);
        assertThat(result.isClean()).isTrue();
        assertThat(result.lateness().count())
                .as("there are no distances to keep")
                .isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "received           |                  | RECEIVED  | a,b,c",
                "published          |                  | PUBLISHED | own",
                "both               |                  | BOTH      | a,b,own,c",
                "a filter           | payload:two      | BOTH      | b",
                "nothing            | topic:none       | BOTH      | ''",
            })
    void run_selection_leavesTheRestOut(String description, String filter, Ways ways, String expected)
            throws InterruptedException {
        Path file = record(
                folder.resolve("r.db"),
                List.of(
                        message(0, "a", "one"),
                        message(1, "b", "two"),
                        message(2, "own", "mine", Direction.OUT, false),
                        message(3, "c", "three")));
        ReplayResult result = run(plan(file, filter == null ? "" : filter, ways, ReplayShape.AS_RECORDED), broker);
        assertThat(String.join(",", topics(broker))).isEqualTo(expected);
        assertThat(result.tally().leftOut()).isEqualTo(4 - topics(broker).size());
        assertThat(result.tally().balanced()).isTrue();
    }

    @Test
    void run_span_takesWhatWasRecordedThen() throws InterruptedException {
        Path file = record(folder.resolve("r.db"), series(100, 1_000_000));
        ReplaySelection selection =
                new ReplaySelection(MessageQuery.ALL, Ways.BOTH, BEGIN + 10_000_000, BEGIN + 12_000_000);
        ReplayResult result = run(new ReplayPlan(file, selection, ReplayShape.AS_RECORDED, unpaced(1)), broker);
        assertThat(topics(broker)).containsExactly("t/10", "t/11", "t/12");
        assertThat(result.tally().read()).isEqualTo(3);
    }

    @Test
    void run_shape_changesWhatItSays() throws InterruptedException, ReplayRewriteException {
        Path file = record(
                folder.resolve("r.db"),
                List.of(message(0, "plant1/a", "x", Direction.IN, true), message(1, "other", "y")));
        ReplayShape shape =
                new ReplayShape(TopicRewrite.prefix("plant1", "test"), Retain.NEVER, Qos.EXACTLY_ONCE, false);
        run(plan(file, "", Ways.BOTH, shape), broker);
        assertThat(broker.published())
                .extracting(request -> request.topic().name(), PublishRequest::retain, PublishRequest::qos)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("test/a", false, Qos.EXACTLY_ONCE),
                        org.assertj.core.groups.Tuple.tuple("other", false, Qos.EXACTLY_ONCE));
    }

    @Test
    void run_whatCantBePublished_isCountedWithItsReason() throws InterruptedException, ReplayRewriteException {
        Path file = record(
                folder.resolve("r.db"),
                List.of(message(0, "a", "1"), message(1, "$SYS/broker/uptime", "2"), message(2, "x/b", "3")));
        ReplayShape shape = new ReplayShape(TopicRewrite.expression("^x", "#"), Retain.AS_RECORDED, null, true);
        ReplayResult result = run(plan(file, "", Ways.BOTH, shape), broker);
        assertThat(topics(broker)).containsExactly("a");
        assertThat(result.tally().unpublishable())
                .extracting(reason -> reason.words().key(), ReplayReason::count, ReplayReason::example)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("replay.unpublishable.system", 1L, "$SYS/broker/uptime"),
                        org.assertj.core.groups.Tuple.tuple("topic.invalid.wildcard", 1L, "x/b"));
        assertThat(result.tally().balanced()).isTrue();
    }

    @Test
    void run_jsonLines_passesOverWhatIsNoMessage() throws Exception {
        Path file = Files.writeString(folder.resolve("m.jsonl"), """
                {"time":"2026-01-31T12:00:00Z","direction":"in","topic":"a","qos":1,"retain":true,"payload":"é"}

                this is no message
                {"topic":"b","payload64":"AP8="}
                """);
        ReplayResult result = run(plan(file, unpaced(2)), broker);
        assertThat(topics(broker)).containsExactly("a", "b", "a", "b");
        assertThat(broker.published().get(0).payload()).isEqualTo("é".getBytes(StandardCharsets.UTF_8));
        assertThat(broker.published().get(1).payload()).containsExactly(0, 0xFF);
        assertThat(result.tally().unpublishableCount()).isEqualTo(2);
        assertThat(result.tally().unpublishable().getFirst().example())
                .as("its line")
                .isEqualTo("3");
    }

    /** What a session of the same broker does: it records what the replay publishes. */
    @Test
    void run_recordingThatGrowsMeanwhile_endsWithWhatWasThere() throws InterruptedException {
        Path file = record(folder.resolve("r.db"), series(50, 1));
        Recorder recorder = new Recorder(file, RecordingBudget.DEFAULT);
        RecordingLine line = recorder.line();
        broker.answer(request -> {
            line.record(List.of(message(1_000, request.topic().name(), "back")));
            return acknowledge(request);
        });
        ReplayResult result = run(plan(file, new ReplayPace(ReplayPace.FASTEST, 3, 20_000_000, false)), broker);
        recorder.close();
        recorder.awaitEnd(60_000);
        assertThat(result.tally().acknowledged()).isEqualTo(150);
        assertThat(result.rounds()).isEqualTo(3);
    }

    @Test
    void run_noSuchFile_saysSo() {
        assertThatThrownBy(() -> run(plan(folder.resolve("none"), unpaced(1)), broker))
                .cause()
                .isInstanceOfSatisfying(
                        ReplayException.class,
                        problem -> assertThat(problem.words().getFirst().key()).isEqualTo("replay.unreadable"));
    }

    @Test
    void rehearsal_countsAndPublishesNothing() throws Exception {
        Path file = record(folder.resolve("r.db"), series(1_234, 1_000_000));
        ReplayShape shape = new ReplayShape(TopicRewrite.prefix("", "test"), Retain.ALWAYS, null, true);
        ReplayPlan plan = new ReplayPlan(
                file,
                ReplaySelection.RECEIVED,
                shape,
                new ReplayPace(10, ReplayPace.ENDLESS, ReplayPace.WHOLE_PAUSES, false));
        ReplayForecast forecast = ReplayScene.join(Job.start(
                new io.topiary.core.work.Errands("test"), Text.of("replay.phase.reading"), new Rehearsal(plan)));
        assertThat(broker.published()).isEmpty();
        assertThat(forecast.publishable()).isEqualTo(1_234);
        assertThat(forecast.retained()).isEqualTo(1_234);
        assertThat(forecast.topics()).isEqualTo(1_234);
        assertThat(forecast.examples()).first().isEqualTo(new ReplayForecast.Example("t/0", "test/t/0"));
        assertThat(Duration.ofNanos(forecast.nanos())).isEqualTo(Duration.ofMillis(123_300));
    }
}
