package io.topiary.ui.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.history.Recorder;
import io.topiary.core.history.RecordingBudget;
import io.topiary.core.message.Message;
import io.topiary.core.payload.PayloadReader;
import io.topiary.core.rules.Rule;
import io.topiary.core.rules.RuleActions;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionPayloads;
import io.topiary.core.session.ShapeWatch;
import io.topiary.core.shape.ShapeOptions;
import io.topiary.core.text.Messages;
import io.topiary.core.tree.TreeRow;
import io.topiary.core.work.Workers;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.ManualPulse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaViewModelTest {

    @TempDir
    Path folder;

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final SessionPayloads payloads = new SessionPayloads(session, PayloadReader.PLAIN);
    private final ManualPulse pulse = new ManualPulse();
    private final Workers workers = new Workers(2);
    private final ShapeWatch watch = new ShapeWatch(session, payloads, new ShapeOptions(2, false));
    private final Messages messages = Messages.forLocale(Locale.ENGLISH);
    private @Nullable Path recording;
    private final SchemaViewModel model = new SchemaViewModel(
            session,
            payloads,
            watch,
            new Surroundings(() -> Optional.ofNullable(recording), pulse, workers, workers, Runnable::run, messages));

    @AfterEach
    void close() {
        model.close();
        watch.close();
        session.close();
        workers.close();
        assertThat(pulse.registered()).isZero();
    }

    private void feed(String topic, String... all) {
        for (String payload : all) {
            connection.feed(topic, payload);
        }
        FakeConnection.settle(session);
    }

    private void look(String topic) {
        model.showTopic(topic);
        model.setLooking(true);
    }

    private void awaitPaths(String... paths) {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            pulse.run();
            assertThat(model.rows()).extracting(PathRow::path).containsExactly(paths);
        });
    }

    @Test
    void topic_isLookedInto_andFollowed() {
        feed("a", "{\"t\":21.50,\"s\":\"on\"}", "{\"t\":-3,\"s\":\"off\"}", "{\"t\":null,\"x\":[1,2]}");
        look("a");
        awaitPaths("(payload)", "/t", "/s", "/x", "/x/*");
        PathRow temperature = model.rows().get(1);
        assertThat(List.of(temperature.kinds(), temperature.present(), temperature.values(), temperature.nulls()))
                .isEqualTo(List.of("number 67%, null 33%", "100%", "-3 … 21.50", "33%"));
        assertThat(model.rows().get(2).values()).isEqualTo("off, on");
        assertThat(model.noteProperty().get()).isEqualTo("Looked into 3 messages in memory: 5 paths");
        feed("a", "{\"new\":true}");
        awaitPaths("(payload)", "/t", "/s", "/x", "/x/*", "/new");
    }

    @Test
    void siblings_areLookedIntoTogether() {
        feed("s/1/env", "{\"t\":1}");
        feed("s/2/env", "{\"h\":1}");
        feed("s/2/other", "{\"o\":1}");
        look("s/1/env");
        awaitPaths("(payload)", "/t");
        assertThat(model.scopes()).containsExactly("s/1/env", "s/1/+", "s/+/env", "+/1/env");
        model.choose("s/+/env");
        awaitPaths("(payload)", "/t", "/h");
        assertThat(model.schema()).contains("\"title\" : \"s/+/env\"", "2020-12");
    }

    @Test
    void recording_isLearnedFrom_andLeftAgain() throws Exception {
        Path file = folder.resolve("p.db");
        Recorder recorder = new Recorder(file, RecordingBudget.DEFAULT);
        session.tape().start(recorder.line());
        feed("a", "{\"old\":1}", "{\"old\":2}");
        await().atMost(Duration.ofSeconds(30)).until(() -> session.books().recorded() == 2);
        look("a");
        recording = file;
        model.learnFromRecording();
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            pulse.run();
            assertThat(model.noteProperty().get()).isEqualTo("Learned from 2 recorded messages");
        });
        assertThat(model.recordedProperty().get()).isTrue();
        model.backToMemory();
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            pulse.run();
            assertThat(model.noteProperty().get()).startsWith("Looked into 2");
        });
        session.close();
        recorder.close();
    }

    @Test
    void noRecording_isTold() {
        look("a");
        model.learnFromRecording();
        assertThat(model.errand().wordsProperty().get()).startsWith("Nothing is recorded");
    }

    @Test
    void verdict_tellsTheFirstViolations_orWhyThereIsNone() throws IOException {
        Path schema = Files.writeString(folder.resolve("r.json"), "{\"properties\":{\"t\":{\"type\":\"number\"}}}");
        session.rules().set(List.of(Rule.create("r", "topic:a", RuleActions.NONE.withSchema(schema.toString()))));
        feed("a", "{\"t\":\"x\"}");
        look("a");
        model.showMessage(newest("a"));
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            pulse.run();
            assertThat(model.verdictProperty().get().state()).isEqualTo(VerdictRun.State.INVALID);
        });
        assertThat(model.verdictProperty().get().words()).contains("Not valid by r.json", "/t");
        feed("a", "{\"t\":1}");
        model.showMessage(newest("a"));
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            pulse.run();
            assertThat(model.verdictProperty().get())
                    .isEqualTo(new VerdictRun.Verdict(VerdictRun.State.VALID, "Valid by r.json"));
        });
        model.showMessage(null);
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            pulse.run();
            assertThat(model.verdictProperty().get()).isEqualTo(VerdictRun.Verdict.NONE);
        });
    }

    private Message newest(String topic) {
        return session.model()
                .read(all -> all.tree().row(topic))
                .map(TreeRow::newest)
                .orElseThrow();
    }

    @Test
    void deviations_areListed_goneTo_andAccepted() {
        List<Message> visited = new ArrayList<>();
        model.deviations().onGoToMessage(visited::add);
        look("a");
        feed("a", "{\"t\":1}", "{\"t\":1}", "{\"t\":\"x\"}");
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            pulse.run();
            assertThat(model.deviations().rows()).hasSize(1);
        });
        DeviationRow row = model.deviations().rows().getFirst();
        assertThat(row.words()).startsWith("“t” became a string at");
        model.deviations().goTo(row);
        assertThat(visited).containsExactly(row.deviation().message());
        model.showTopic("b");
        pulse.run();
        assertThat(model.deviations().rows()).isEmpty();
        model.deviations().everywhereProperty().set(true);
        pulse.run();
        model.deviations().accept(model.deviations().rows().getFirst());
        assertThat(model.deviations().rows()).isEmpty();
        assertThat(model.deviations().allProperty().get()).isZero();
    }
}
