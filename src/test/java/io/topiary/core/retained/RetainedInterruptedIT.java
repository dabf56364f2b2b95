package io.topiary.core.retained;

import static io.topiary.core.retained.RetainedScene.awaitClearing;
import static io.topiary.core.retained.RetainedScene.awaitUp;
import static io.topiary.core.retained.RetainedScene.join;
import static io.topiary.core.retained.RetainedScene.storeMany;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.profile.Protection;
import io.topiary.core.retained.RetainedTally.Ending;
import io.topiary.core.session.Session;
import io.topiary.core.work.Job;
import io.topiary.testing.FaultBook;
import io.topiary.testing.Mosquitto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clearing that is stopped midway: by the user, by the broker, by the link. */
class RetainedInterruptedIT {

    @TempDir
    Path folder;

    private RetainedScene scene;

    @BeforeEach
    void open() {
        scene = new RetainedScene(folder);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void clear_permissionLostMidway_stopsAndGoesOnWithTheRestLater() throws IOException {
        Path acl = folder.resolve("acl");
        Files.writeString(acl, "user guest\ntopic readwrite #\n");
        try (Mosquitto broker = Mosquitto.start("acl_file " + acl)) {
            Session session = scene.connect(broker.port(), ProtocolChoice.V5, "guest", Protection.NONE);
            storeMany(session, "w", 1_500);
            RetainedInventory inventory = scene.learn(session, "w", true, "");
            Files.writeString(acl, "user guest\ntopic read #\ntopic write w/1/#\n");
            broker.reload();
            long begin = System.nanoTime();
            try (RetainedClearing clearing = scene.clearing(session, inventory, "")) {
                RetainedResult stopped = join(scene.start(clearing::run));
                FaultBook.note(
                        "W9",
                        "permission to publish is taken away midway through 1,500 topics",
                        stopped.done() + " cleared, "
                                + stopped.tally().refused().size() + " refused, "
                                + stopped.tally().left().size() + " left; stopped; the rest can be tried again",
                        Duration.ofNanos(System.nanoTime() - begin));
                // mosquitto 2.0.11 was also seen to cut the link of a client after it had refused some; why is not
                // known
                assertThat(stopped.tally().ending()).isIn(Ending.REFUSED, Ending.LINK_LOST);
                assertThat(stopped.tally().refused())
                        .isNotEmpty()
                        .allSatisfy(refusal ->
                                assertThat(refusal.failure().detail()).contains("0x87"));
                assertThat(stopped.tally().left()).isNotEmpty();
                Files.writeString(acl, "user guest\ntopic readwrite #\n");
                broker.reload();
                session.connection().connect();
                awaitUp(session);
                RetainedResult rest = join(scene.start(clearing::run));
                assertThat(rest.done()).isEqualTo(1_500);
                assertThat(rest.isClean()).isTrue();
            }
        }
    }

    @Test
    void clear_linkLostMidway_goesOnWhenItIsBack() {
        try (Mosquitto broker = Mosquitto.start();
                CuttingProxy proxy = new CuttingProxy(broker.port(), 700)) {
            Session direct = scene.connect(broker.port(), ProtocolChoice.V5);
            storeMany(direct, "l", 2_000);
            Session session = scene.connect(proxy.port(), ProtocolChoice.V5);
            RetainedInventory inventory = scene.learn(session, "l", true, "");
            long begin = System.nanoTime();
            RetainedResult result = scene.clear(session, inventory);
            FaultBook.note(
                    "W9",
                    "the link is cut midway through 2,000 topics and comes back",
                    result.done() + " cleared, " + result.tally().unknown().size() + " unknown, "
                            + result.rest().size() + " left",
                    Duration.ofNanos(System.nanoTime() - begin));
            assertThat(proxy.hasCut()).isTrue();
            assertThat(result.done() + result.tally().skipped().size()).isEqualTo(2_000);
            assertThat(result.isClean()).isTrue();
        }
    }

    @Test
    void clear_disconnectedMidway_reportsTheRest_andResumes() {
        try (Mosquitto broker = Mosquitto.start()) {
            Session session = scene.connect(broker.port(), ProtocolChoice.V5);
            storeMany(session, "d", 4_000);
            try (RetainedClearing clearing = scene.clearing(session, scene.learn(session, "d", true, ""), "")) {
                Job<RetainedResult> job = scene.start(clearing::run);
                awaitClearing(job, 500);
                session.connection().disconnect();
                RetainedResult result = join(job);
                assertThat(result.tally().ending()).isEqualTo(Ending.LINK_LOST);
                assertThat(result.done() + result.rest().size()).isEqualTo(4_000);
                assertThat(result.rest()).isNotEmpty();
                session.connection().connect();
                awaitUp(session);
                RetainedResult rest = join(scene.start(clearing::run));
                assertThat(rest.done()).isEqualTo(4_000);
                assertThat(rest.touched()).hasSize(4_000);
            }
        }
    }

    @Test
    void cancel_endsWithinASecond_andTellsWhatIsLeft() {
        try (Mosquitto broker = Mosquitto.start()) {
            Session session = scene.connect(broker.port(), ProtocolChoice.V5);
            storeMany(session, "c", 4_000);
            try (RetainedClearing clearing = scene.clearing(session, scene.learn(session, "c", true, ""), "")) {
                Job<RetainedResult> job = scene.start(clearing::run);
                awaitClearing(job, 500);
                long begin = System.nanoTime();
                job.cancel();
                RetainedResult result = join(job);
                Duration took = Duration.ofNanos(System.nanoTime() - begin);
                FaultBook.note(
                        "W8",
                        "clearing of 4,000 topics is cancelled midway",
                        result.done() + " cleared, " + result.tally().unknown().size() + " unknown, "
                                + result.tally().left().size() + " not done yet; undo offered",
                        took);
                assertThat(result.tally().ending()).isEqualTo(Ending.CANCELLED);
                assertThat(result.done() + result.rest().size()).isEqualTo(4_000);
                assertThat(result.tally().left()).isNotEmpty();
                assertThat(took).isLessThan(Duration.ofSeconds(5));
            }
        }
    }
}
