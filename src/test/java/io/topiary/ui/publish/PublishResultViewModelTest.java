package io.topiary.ui.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.mqtt.ReasonCode;
import io.topiary.core.mqtt.RetryPolicy;
import io.topiary.core.publish.Draft;
import io.topiary.core.text.Text;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.FaultBook;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of what was published: results in words, what is remembered, what comes back. */
class PublishResultViewModelTest {

    private final PublishScene scene = PublishScene.inMemory();
    private final FakeConnection connection = scene.connection;
    private final PublishViewModel model = scene.model;

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void ctrlEnterHeldDown_publishesEachAndStaysBounded() {
        List<CompletableFuture<PublishOutcome>> open = new ArrayList<>();
        connection.answer(request -> {
            open.add(new CompletableFuture<>());
            return open.getLast();
        });
        scene.write("a", "x");
        long begin = System.nanoTime();
        for (int i = 0; i < 500; i++) {
            model.publish();
        }
        FaultBook.note(
                "W5",
                "Ctrl+Enter held down while the broker acknowledges nothing",
                model.resultProperty().get().text(),
                Duration.ofNanos(System.nanoTime() - begin));
        assertThat(model.resultProperty().get().text()).isEqualTo("Publishing, 500 under way");
        assertThat(model.shelf().published()).hasSize(1);
    }

    @Test
    void own_receivedBack_isKnownAsOwn() {
        long begin = System.nanoTime();
        scene.write("a", "x");
        model.publish();
        connection.feed("a", "x");
        connection.feed("a", "x");
        FakeConnection.settle(scene.session);
        List<Boolean> own = scene.session
                .model()
                .read(now -> now.log().range(0, Long.MAX_VALUE).stream()
                        .map(message -> scene.session.own().isOwn(message.sequence()))
                        .toList());
        FaultBook.note(
                "W10",
                "a publish comes back over an own subscription",
                scene.messages.get("messages.own"),
                Duration.ofNanos(System.nanoTime() - begin));
        assertThat(own).containsExactlyInAnyOrder(false, true, false);
    }

    @Test
    void result_isPutIntoWords() {
        ReasonCode success = new ReasonCode(ProtocolVersion.V5, 0, "Success");
        ReasonCode nobody = new ReasonCode(ProtocolVersion.V5, 0x10, "No matching subscribers");
        Failure failure = new Failure.Local(
                new Failure.Explanation(
                        Text.of("publish.notConnected"),
                        Text.of("publish.notConnected"),
                        Text.of("publish.notConnected"),
                        RetryPolicy.STOP),
                "");
        List<PublishOutcome> outcomes = List.of(
                new PublishOutcome.Sent(1),
                new PublishOutcome.Acknowledged(12_000_000, success, null),
                new PublishOutcome.Acknowledged(12_000_000, nobody, null),
                new PublishOutcome.Refused(failure),
                new PublishOutcome.Unknown(failure));
        assertThat(outcomes.stream().map(this::resultOf).toList())
                .isEqualTo(List.of(
                        "Sent",
                        "Acknowledged in 12 ms",
                        "No matching subscribers",
                        "Not connected",
                        "Outcome unknown: Not connected"));
    }

    @Test
    void result_olderSuccessAfterNewerOne_isPassedOver() {
        Deque<CompletableFuture<PublishOutcome>> answers = new ArrayDeque<>();
        connection.answer(request -> {
            answers.add(new CompletableFuture<>());
            return answers.getLast();
        });
        scene.write("a", "x");
        model.publish();
        model.publish();
        String underWay = model.resultProperty().get().text();
        ReasonCode success = new ReasonCode(ProtocolVersion.V5, 0, "Success");
        answers.removeLast().complete(new PublishOutcome.Acknowledged(2_000_000, success, null));
        answers.removeLast().complete(new PublishOutcome.Acknowledged(9_000_000, success, null));
        assertThat(underWay + ", " + model.resultProperty().get().text())
                .isEqualTo("Publishing, 2 under way, Acknowledged in 2 ms");
    }

    @Test
    void published_keepsTheLastHundredEachOnce() {
        for (int i = 0; i < 105; i++) {
            scene.write("t" + i, "x");
            model.publish();
            model.publish();
        }
        assertThat(model.shelf().published().stream().map(Draft::topic).toList())
                .hasSize(100)
                .startsWith("t104", "t103")
                .endsWith("t5");
    }

    @Test
    void restore_bringsEverythingBack() {
        scene.write("a", "x");
        model.form().retainProperty().set(true);
        model.publish();
        Draft draft = model.shelf().published().getFirst();
        scene.write("b", "y");
        model.shelf().restore(draft);
        assertThat(model.form().retainProperty().get()
                        + model.form().topicProperty().get())
                .isEqualTo("truea");
    }

    private String resultOf(PublishOutcome outcome) {
        connection.answer(request -> CompletableFuture.completedFuture(outcome));
        scene.write("a", "x");
        model.publish();
        return model.resultProperty().get().text();
    }
}
