package io.topiary.core.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.publish.request.Matching;
import io.topiary.core.publish.request.RequestPlan;
import io.topiary.core.publish.request.RequestReport;
import io.topiary.core.publish.request.Requests;
import io.topiary.core.publish.run.Outlet;
import io.topiary.core.publish.run.PublishRuns;
import io.topiary.core.publish.run.RepeatSource;
import io.topiary.core.publish.run.RunSource;
import io.topiary.core.publish.run.RunStatus;
import io.topiary.core.publish.run.TableSource;
import io.topiary.core.session.Session;
import io.topiary.core.text.Text;
import io.topiary.core.work.Errands;
import io.topiary.core.work.Job;
import io.topiary.testing.FaultBook;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of a connection in the middle of everything: a large file, a repeat, a table, a device, and requests. */
class PublishEndIT {

    private static final long FILE_BYTES = 50_000_000;

    @TempDir
    private Path folder;

    private final PublishBroker broker = new PublishBroker();
    private final Errands errands = new Errands("publish-end");

    @AfterEach
    void close() {
        broker.close();
    }

    /** What is under way when nothing is answered any more. */
    private final class Busy {

        private final Session session = broker.connect("busy");
        private final Set<String> published = ConcurrentHashMap.newKeySet();
        private final PublishRuns runs;
        private final Job<RequestReport> asking;
        private final CompletableFuture<PublishOutcome> file;

        Busy() throws Exception {
            Outlet outlet = new NotedOutlet(new PublishBroker.SessionOutlet(session), published);
            runs = new PublishRuns(outlet, errands);
            Requests requests = Requests.of(
                    new RequestPlan(Draft.of("ask", "x"), new Matching.Correlation("topiary/reply/end"), 10, 60_000),
                    PayloadModes.STANDARD,
                    outlet,
                    session::companion,
                    topic -> Optional.empty());
            asking = Job.start(errands, Text.of("publish.request.phase.asking"), requests::run);
            await().until(() -> published.contains("ask"));
            broker.broker.pause();
            file = session.publish(largeFile());
            runs.start("repeat", repeat("r"), 0);
            runs.start("table", table(), 0);
            runs.start("device 1", repeat("d/1"), 1);
            runs.start("device 2", repeat("d/2"), 1);
            await().until(() -> runs.statuses().stream().allMatch(run -> run.underWay() > 0));
        }

        private PublishRequest largeFile() throws Exception {
            Path large = folder.resolve("large.bin");
            try (RandomAccessFile empty = new RandomAccessFile(large.toFile(), "rw")) {
                empty.setLength(FILE_BYTES);
            }
            return writer("f", large.toString(), "file").write(TemplateScope.single(0, topic -> Optional.empty()));
        }

        private DraftWriter writer(String topic, String payload, String mode) throws EncodeException {
            return DraftWriter.of(
                    PublishBroker.draft(topic, payload, mode, "", Qos.AT_LEAST_ONCE), PayloadModes.STANDARD);
        }

        private RunSource repeat(String topic) throws EncodeException {
            return new RepeatSource(writer(topic, "x", "text"), RepeatSource.ENDLESS, name -> Optional.empty());
        }

        private RunSource table() throws Exception {
            Path rows = Files.writeString(folder.resolve("rows.csv"), "payload\n" + "x\n".repeat(10_000));
            Draft draft = PublishBroker.draft("t", "", "text", "", Qos.AT_LEAST_ONCE);
            return TableSource.open(draft, PayloadModes.STANDARD, rows, topic -> Optional.empty());
        }

        void awaitOutcomes() {
            await().until(() -> file.isDone() && runs.statuses().stream().allMatch(run -> run.underWay() == 0));
            assertThat(file.join()).isInstanceOf(PublishOutcome.Unknown.class);
            assertThat(runs.statuses())
                    .allSatisfy(run -> assertThat(run.acknowledged() + run.refused() + run.unknown())
                            .isEqualTo(run.sent()));
        }
    }

    /** Notes where to something was published. */
    private record NotedOutlet(Outlet outlet, Set<String> published) implements Outlet {

        @Override
        public boolean isUp() {
            return outlet.isUp();
        }

        @Override
        public CompletableFuture<PublishOutcome> publish(PublishRequest request) {
            published.add(request.topic().name());
            return outlet.publish(request);
        }
    }

    @Test
    void disconnect_inTheMiddleOfEverything_givesEachItsOutcomeAndHoldsTheRuns() throws Exception {
        Busy busy = new Busy();
        long begin = System.nanoTime();
        busy.session.connection().disconnect();
        busy.awaitOutcomes();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        List<RunStatus> held = busy.runs.statuses();
        assertThat(held).allSatisfy(run -> assertThat(run.state().isOver()).isFalse());
        FaultBook.note(
                "W3",
                "Disconnect in the middle of a file of 50 MB, a repeat, a table and a device",
                held.stream().mapToLong(RunStatus::unknown).sum()
                        + " outcomes unknown, and the file's; the runs wait for the connection",
                took);
        busy.runs.close();
        busy.asking.cancel();
        assertThat(errands.awaitEnd(30_000)).isTrue();
    }

    @Test
    void close_inTheMiddleOfEverything_leavesNoThread() throws Exception {
        Set<Thread> before = threads();
        Busy busy = new Busy();
        busy.runs.close();
        busy.asking.cancel();
        busy.session.close();
        busy.awaitOutcomes();
        assertThat(busy.runs.statuses())
                .allSatisfy(run -> assertThat(run.state()).isEqualTo(RunStatus.State.STOPPED));
        assertThat(errands.awaitEnd(30_000)).isTrue();
        await().untilAsserted(() -> {
            Set<Thread> left = threads();
            left.removeAll(before);
            assertThat(left).isEmpty();
        });
    }

    /** Those that live, without what the JVM and the libraries keep for later. */
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("topiary")
                        || thread.getName().startsWith("publish-end"))
                .collect(Collectors.toSet());
    }
}
