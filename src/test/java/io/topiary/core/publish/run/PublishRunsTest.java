package io.topiary.core.publish.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.mqtt.RetryPolicy;
import io.topiary.core.publish.Draft;
import io.topiary.core.publish.DraftWriter;
import io.topiary.core.publish.EncodeException;
import io.topiary.core.publish.PayloadModes;
import io.topiary.core.publish.run.RunStatus.State;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.core.work.Errands;
import io.topiary.testing.FaultBook;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PublishRunsTest {

    private final FakeOutlet outlet = new FakeOutlet();
    private final PublishRuns runs = new PublishRuns(outlet, new Errands("test-runs"));

    /** Answers as the test says and remembers what came. */
    private static final class FakeOutlet implements Outlet {

        private final List<PublishRequest> published = new CopyOnWriteArrayList<>();
        private final AtomicInteger asked = new AtomicInteger();
        private volatile boolean up = true;
        private volatile Function<Integer, CompletableFuture<PublishOutcome>> answer =
                number -> CompletableFuture.completedFuture(new PublishOutcome.Sent(1));

        @Override
        public boolean isUp() {
            return up;
        }

        @Override
        public CompletableFuture<PublishOutcome> publish(PublishRequest request) {
            CompletableFuture<PublishOutcome> outcome = answer.apply(asked.getAndIncrement());
            if (!(outcome.getNow(null) instanceof PublishOutcome.Refused no && no.neverLeft())) {
                published.add(request);
            }
            return outcome;
        }
    }

    @AfterEach
    void close() {
        runs.close();
    }

    private static RepeatSource source(String payload, long count) throws EncodeException {
        Draft plain = Draft.of("a/b", payload);
        Draft draft = new Draft(
                plain.topic(),
                plain.payload(),
                plain.mode(),
                plain.argument(),
                true,
                plain.qos(),
                plain.retain(),
                plain.properties());
        return new RepeatSource(DraftWriter.of(draft, PayloadModes.STANDARD), count, topic -> Optional.empty());
    }

    private static Failure local(String detail) {
        Text words = Text.of("publish.notConnected");
        return new Failure.Local(new Failure.Explanation(words, words, words, RetryPolicy.STOP), detail);
    }

    private RunStatus only() {
        return runs.statuses().getFirst();
    }

    private void awaitState(State state) {
        await().until(() -> only().state() == state && (only().underWay() == 0 || !state.isOver()));
    }

    @Test
    void start_count_publishesExactlyThatManyFilledInInOrder() throws EncodeException {
        runs.start("r", source("{{seq}}", 1_000), 0);
        awaitState(State.DONE);
        assertThat(outlet.published.stream()
                        .map(request -> new String(request.payload(), UTF_8))
                        .toList())
                .isEqualTo(IntStream.range(0, 1_000).mapToObj(String::valueOf).toList());
        assertThat(List.of(only().sent(), only().acknowledged(), only().share()))
                .isEqualTo(List.of(1_000L, 1_000L, 1.0));
    }

    @Test
    void start_nobodyAcknowledges_neverFloodsTheOutbox() throws EncodeException {
        List<CompletableFuture<PublishOutcome>> open = new CopyOnWriteArrayList<>();
        outlet.answer = number -> {
            CompletableFuture<PublishOutcome> outcome = new CompletableFuture<>();
            open.add(outcome);
            return outcome;
        };
        long begin = System.nanoTime();
        runs.start("r", source("x", RepeatSource.ENDLESS), 0);
        awaitState(State.SLOWED);
        FaultBook.note(
                "W5",
                "a repeat as fast as it goes while the broker acknowledges nothing",
                Messages.forLocale(Locale.ENGLISH).get("publish.run.state.slowed") + ", " + only().underWay()
                        + " under way",
                Duration.ofNanos(System.nanoTime() - begin));
        assertThat(outlet.published).hasSize(100);
        open.forEach(outcome -> outcome.complete(new PublishOutcome.Sent(1)));
        await().until(() -> outlet.published.size() == 200);
    }

    @Test
    void start_whileDown_holdsAndGoesOn() throws EncodeException {
        outlet.up = false;
        runs.start("r", source("x", 10), 0);
        awaitState(State.HELD);
        assertThat(outlet.published).isEmpty();
        outlet.up = true;
        awaitState(State.DONE);
        assertThat(only().sent()).isEqualTo(10);
    }

    @Test
    void start_outboxFull_triesTheSameAgain() throws EncodeException {
        outlet.answer = number -> CompletableFuture.completedFuture(
                number % 2 == 0 ? new PublishOutcome.Refused(local("tooManyWaiting")) : new PublishOutcome.Sent(1));
        runs.start("r", source("{{seq}}", 5), 0);
        awaitState(State.DONE);
        assertThat(outlet.published.stream()
                        .map(request -> new String(request.payload(), UTF_8))
                        .toList())
                .containsExactly("0", "1", "2", "3", "4");
        assertThat(only().refused()).isZero();
    }

    @Test
    void linkEnds_whatStillWaitedForItsTurn_isSentOverTheNextOne() throws EncodeException {
        List<CompletableFuture<PublishOutcome>> open = new CopyOnWriteArrayList<>();
        outlet.answer = number -> {
            CompletableFuture<PublishOutcome> outcome = new CompletableFuture<>();
            open.add(outcome);
            return outcome;
        };
        runs.start("r", source("{{seq}}", 100), 0);
        await().until(() -> outlet.published.size() == 100);
        List<PublishRequest> first = List.copyOf(outlet.published);
        outlet.up = false;
        outlet.published.clear();
        outlet.answer = number -> CompletableFuture.completedFuture(new PublishOutcome.Sent(1));
        for (int i = 0; i < 100; i++) {
            open.get(i)
                    .complete(
                            i < 20
                                    ? new PublishOutcome.Unknown(local("lost"))
                                    : new PublishOutcome.Refused(local("neverSent")));
        }
        awaitState(State.HELD);
        assertThat(List.of(only().sent(), only().unknown(), only().refused())).isEqualTo(List.of(20L, 20L, 0L));
        outlet.up = true;
        awaitState(State.DONE);
        assertThat(List.of(only().sent(), only().acknowledged(), only().unknown(), only().refused()))
                .isEqualTo(List.of(100L, 80L, 20L, 0L));
        assertThat(outlet.published).isEqualTo(first.subList(20, 100));
    }

    @Test
    void linkEnds_behindTheLastMessage_isDoneWithoutWaitingForALink() throws EncodeException {
        List<CompletableFuture<PublishOutcome>> open = new CopyOnWriteArrayList<>();
        outlet.answer = number -> {
            CompletableFuture<PublishOutcome> outcome = new CompletableFuture<>();
            open.add(outcome);
            return outcome;
        };
        runs.start("r", source("x", 1), 0);
        await().until(() -> open.size() == 1);
        outlet.up = false;
        open.getFirst().complete(new PublishOutcome.Unknown(local("lost")));
        awaitState(State.DONE);
        assertThat(only().unknown()).isEqualTo(1);
    }

    @Test
    void outletThrows_onlyThatRunFails() throws EncodeException {
        outlet.answer = number -> {
            if (number == 0) {
                throw new IllegalStateException("on purpose");
            }
            return CompletableFuture.completedFuture(new PublishOutcome.Sent(1));
        };
        runs.start("bad", source("x", 1), 0);
        awaitState(State.FAILED);
        runs.start("good", source("x", 3), 0);
        await().until(() -> runs.statuses().getLast().state() == State.DONE);
        assertThat(Messages.forLocale(Locale.ENGLISH).get(Objects.requireNonNull(only().problem())))
                .isEqualTo("Ended by a fault of Topiary. The log has the details");
    }

    @Test
    void tally_countsEachOutcomeOnce() throws EncodeException {
        outlet.answer = number -> CompletableFuture.completedFuture(
                switch (number % 3) {
                    case 0 -> new PublishOutcome.Sent(1);
                    case 1 -> new PublishOutcome.Refused(local("qosTooHigh"));
                    default -> new PublishOutcome.Unknown(local("lost"));
                });
        runs.start("r", source("x", 300), 0);
        awaitState(State.DONE);
        assertThat(List.of(only().sent(), only().acknowledged(), only().refused(), only().unknown()))
                .isEqualTo(List.of(300L, 100L, 100L, 100L));
    }

    @Test
    void start_variableWithoutAValue_failsInWords() throws EncodeException {
        runs.start("r", source("{{topic none}}", RepeatSource.ENDLESS), 0);
        awaitState(State.FAILED);
        assertThat(Messages.forLocale(Locale.ENGLISH).get(Objects.requireNonNull(only().problem())))
                .isEqualTo("At character 1: nothing has come on none yet");
    }

    @Test
    void start_pacedVariableWithoutAValueYet_isLeftOutUntilThereIsOne() throws EncodeException {
        AtomicInteger asked = new AtomicInteger();
        Draft draft = new Draft("a", "{{topic b}}", "text", "", true, Qos.AT_MOST_ONCE, false, MessageProperties.NONE);
        runs.start(
                "r",
                new RepeatSource(
                        DraftWriter.of(draft, PayloadModes.STANDARD),
                        2,
                        topic -> asked.getAndIncrement() < 3 ? Optional.empty() : Optional.of(new byte[] {'x'})),
                1);
        awaitState(State.DONE);
        assertThat(List.of(only().sent(), only().passedOver())).isEqualTo(List.of(2L, 3L));
    }

    @Test
    void stopAll_endsAllAndTheThread() throws EncodeException {
        runs.start("1", source("x", RepeatSource.ENDLESS), 10);
        runs.start("2", source("x", RepeatSource.ENDLESS), 10_000);
        await().until(() -> runs.statuses().stream().allMatch(run -> run.sent() > 0));
        runs.stopAll();
        await().until(() -> runs.statuses().stream().allMatch(run -> run.state() == State.STOPPED));
        long after = outlet.published.size();
        runs.start("3", source("x", 1), 0);
        await().until(() -> outlet.published.size() == after + 1);
    }

    @Test
    void close_endsAllAndStartsNoneAnyMore() throws EncodeException {
        runs.start("1", source("x", RepeatSource.ENDLESS), 1);
        runs.close();
        await().until(() -> only().state() == State.STOPPED);
        assertThat(runs.start("2", source("x", 1), 0)).isNegative();
    }

    @Test
    void forgetOver_keepsWhatRuns() throws EncodeException {
        runs.start("done", source("x", 1), 0);
        runs.start("runs", source("x", RepeatSource.ENDLESS), 1_000);
        await().until(() -> only().state() == State.DONE);
        runs.forgetOver();
        assertThat(runs.statuses().stream().map(RunStatus::name).toList()).containsExactly("runs");
    }
}
