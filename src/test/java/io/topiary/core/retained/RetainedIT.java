package io.topiary.core.retained;

import static io.topiary.core.retained.RetainedScene.join;
import static io.topiary.core.retained.RetainedScene.names;
import static io.topiary.core.retained.RetainedScene.store;
import static io.topiary.core.retained.RetainedScene.storeMany;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PayloadFormat;
import io.topiary.core.message.Qos;
import io.topiary.core.message.UserProperty;
import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.profile.Protection;
import io.topiary.core.retained.RetainedTally.Ending;
import io.topiary.core.session.RetainedAccess;
import io.topiary.core.session.Session;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Job;
import io.topiary.testing.FaultBook;
import io.topiary.testing.Mosquitto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Learning, clearing and restoring what a real broker stores. */
class RetainedIT {

    private static final Messages ENGLISH = Messages.forLocale(Locale.ENGLISH);

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

    private RetainedResult clear(Session session, RetainedInventory inventory) {
        try (RetainedClearing clearing = scene.clearing(session, inventory, "")) {
            return join(scene.start(clearing::run));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ProtocolChoice.class,
            names = {"V5", "V3_1_1"})
    void learn_tellsWhatIsStored_andNothingElse(ProtocolChoice protocol) {
        try (Mosquitto broker = Mosquitto.start()) {
            Session session = scene.connect(broker.port(), protocol);
            List.of("a/b", "a/b/c", "a/b/c/d", "a/bc", "x").forEach(topic -> store(session, topic, "1"));
            store(session, "a/b/c", "");
            RetainedInventory below = scene.learn(session, "a/b", true, "");
            assertThat(names(below)).containsExactly("a/b", "a/b/c/d");
            assertThat(below.complete()).isTrue();
            assertThat(names(scene.learn(session, "a/b", false, ""))).containsExactly("a/b");
            assertThat(names(scene.learn(session, "a/b/c", false, ""))).isEmpty();
            RetainedTruth truth = join(scene.start(control ->
                    new RetainedScan(new RetainedAccess(session)).check(new RetainedScope("x", false), control)));
            assertThat(truth.stored()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ProtocolChoice.class,
            names = {"V5", "V3_1_1"})
    void clear_moreThanTheBrokersQueueHolds_clearsAll(ProtocolChoice protocol) throws StoreException {
        try (Mosquitto broker = Mosquitto.start("max_queued_messages 1000")) {
            Session session = scene.connect(broker.port(), protocol);
            storeMany(session, "many", 5_000);
            store(session, "other", "stays");
            long begin = System.nanoTime();
            RetainedInventory inventory = scene.learn(session, "many", true, "");
            RetainedResult result = clear(session, inventory);
            FaultBook.note(
                    "W8",
                    "5,000 stored topics are cleared at a broker whose queue holds 1,000",
                    inventory.size() + " counted before, " + result.done() + " cleared, "
                            + result.rest().size()
                            + " left; backup of "
                            + RetainedBackup.open(Objects.requireNonNull(result.backup()))
                                    .topics()
                                    .size() + " messages kept",
                    Duration.ofNanos(System.nanoTime() - begin));
            assertThat(List.of(inventory.size(), result.done(), result.rest().size(), result.others()))
                    .isEqualTo(List.of(5_000, 5_000, 0, 0));
            assertThat(result.isClean() && result.checked()).isTrue();
            assertThat(scene.learn(session, "many", true, "").stored()).isZero();
            assertThat(scene.learn(session, "other", true, "").stored()).isEqualTo(1);
        }
    }

    @Test
    void clear_withAFilter_leavesWhatItDoesNotAccept() {
        try (Mosquitto broker = Mosquitto.start()) {
            Session session = scene.connect(broker.port(), ProtocolChoice.V5);
            List.of("a/1/temp", "a/1/hum", "a/2/temp").forEach(topic -> store(session, topic, topic));
            store(session, "a/3/temp", "17".getBytes(UTF_8), Qos.EXACTLY_ONCE, MessageProperties.NONE);
            assertThat(names(scene.learn(session, "a", true, "qos:2"))).containsExactly("a/3/temp");
            RetainedInventory inventory = scene.learn(session, "a", true, "topic:a/+/temp -payload:17");
            assertThat(inventory.stored()).isEqualTo(4);
            try (RetainedClearing clearing = scene.clearing(session, inventory, "topic:a/+/temp -payload:17")) {
                RetainedResult result = join(scene.start(clearing::run));
                assertThat(result.tally().done()).containsExactly("a/1/temp", "a/2/temp");
                assertThat(result.others()).isZero();
            }
            assertThat(names(scene.learn(session, "a", true, ""))).containsExactly("a/1/hum", "a/3/temp");
        }
    }

    @Test
    void undo_putsBackEveryByte_qosAndProperties() throws Exception {
        try (Mosquitto broker = Mosquitto.start()) {
            Session session = scene.connect(broker.port(), ProtocolChoice.V5);
            byte[] bytes = {0, (byte) 0xFF, (byte) 0xFE, 10, 13, '"', '\\'};
            MessageProperties properties = new MessageProperties(
                    "image/x",
                    "answer/here",
                    new byte[] {1, 2, 0},
                    500L,
                    PayloadFormat.UNSPECIFIED,
                    List.of(new UserProperty("k", "v"), new UserProperty("k", "ü")));
            store(session, "u/binary", bytes, Qos.EXACTLY_ONCE, properties);
            store(session, "u/text", "grün\n".getBytes(UTF_8), Qos.AT_LEAST_ONCE, MessageProperties.NONE);
            store(session, "u/zero", "0".getBytes(UTF_8), Qos.AT_MOST_ONCE, MessageProperties.NONE);
            store(session, "u/new", "old".getBytes(UTF_8), Qos.AT_MOST_ONCE, MessageProperties.NONE);
            List<String> before = subscribe(broker, 4);
            try (RetainedClearing clearing = scene.clearing(session, scene.learn(session, "u", true, ""), "")) {
                RetainedResult result = join(scene.start(clearing::run));
                assertThat(result.isClean()).isTrue();
                assertThat(scene.learn(session, "u", true, "").stored()).isZero();
                store(session, "u/new", "by somebody since");
                RetainedTask undo = clearing.undo(result).orElseThrow();
                RetainedResult restored = join(scene.start(undo::run));
                assertThat(restored.done()).isEqualTo(3);
                assertThat(restored.tally().skipped()).containsExactly("u/new");
            }
            List<String> after = subscribe(broker, 4);
            assertThat(after)
                    .filteredOn(line -> !line.startsWith("u/new"))
                    .isEqualTo(before.stream()
                            .filter(line -> !line.startsWith("u/new"))
                            .toList());
            assertThat(after).anyMatch(line -> line.startsWith("u/new 627920"));
        }
    }

    @Test
    void backup_isRestoredAfterARestart_fromItsFile() throws StoreException {
        try (Mosquitto broker = Mosquitto.start()) {
            Session session = scene.connect(broker.port(), ProtocolChoice.V5);
            store(session, "r/1", "one");
            store(session, "r/2", "two");
            clear(session, scene.learn(session, "r", true, ""));
            Path file = scene.backups().files().getFirst();
            try (RetainedBackup backup = RetainedBackup.open(file)) {
                RetainedRestore restore = new RetainedRestore(
                        new RetainedAccess(session), backup, backup.topics(), Optional.empty(), 1_000);
                assertThat(join(scene.start(restore::run)).done()).isEqualTo(2);
            }
            assertThat(names(scene.learn(session, "r", true, ""))).containsExactly("r/1", "r/2");
        }
    }

    @Test
    void clear_refusedForAPart_tellsWhichAndWhy() throws IOException {
        Path acl = Files.writeString(
                folder.resolve("acl"),
                "user admin\ntopic readwrite #\nuser guest\ntopic read #\ntopic write p/free/#\n");
        try (Mosquitto broker = Mosquitto.start("acl_file " + acl)) {
            Session admin = scene.connect(broker.port(), ProtocolChoice.V5, "admin", Protection.NONE);
            List.of("p/free/1", "p/free/2", "p/locked/1").forEach(topic -> store(admin, topic, "x"));
            Session guest = scene.connect(broker.port(), ProtocolChoice.V5, "guest", Protection.NONE);
            long begin = System.nanoTime();
            RetainedResult result = clear(guest, scene.learn(guest, "p", true, ""));
            FaultBook.note(
                    "W9",
                    "the broker permits clearing of a part only (PUBACK 0x87)",
                    ENGLISH.get(result.tally().refused().getFirst().failure().what()),
                    Duration.ofNanos(System.nanoTime() - begin));
            assertThat(result.tally().done()).containsExactly("p/free/1", "p/free/2");
            assertThat(result.tally().refused()).singleElement().satisfies(refusal -> {
                assertThat(refusal.topic()).isEqualTo("p/locked/1");
                assertThat(refusal.failure().reason())
                        .hasValueSatisfying(code -> assertThat(code.code()).isEqualTo(0x87));
            });
            // with 3.1.1 the broker can't say so: it acknowledges, and keeps what it has
            Session old = scene.connect(broker.port(), ProtocolChoice.V3_1_1, "guest", Protection.NONE);
            RetainedResult silent = clear(old, scene.learn(old, "p", true, ""));
            assertThat(silent.still()).containsExactly("p/locked/1");
            assertThat(silent.done()).isZero();
        }
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
            RetainedResult result = clear(session, inventory);
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

    private static void awaitUp(Session session) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> session.connection().status().state().isUp());
    }

    private static void awaitClearing(Job<?> job, int done) {
        await().pollInterval(Duration.ofMillis(2))
                .atMost(Duration.ofSeconds(60))
                .until(() -> job.progress().phase().key().equals("retained.phase.clearing")
                        && job.progress().done() > done);
    }

    @Test
    void readOnly_isRefusedInWords_andNothingIsPublished() {
        try (Mosquitto broker = Mosquitto.start()) {
            Session other = scene.connect(broker.port(), ProtocolChoice.V5);
            store(other, "ro", "x");
            Session session = scene.connect(broker.port(), ProtocolChoice.V5, "ro", new Protection(false, true));
            RetainedInventory inventory = scene.learn(session, "ro", false, "");
            assertThat(inventory.size()).isEqualTo(1);
            try (RetainedClearing clearing = scene.clearing(session, inventory, "")) {
                assertThatThrownBy(() -> join(scene.start(clearing::run)))
                        .isInstanceOf(CompletionException.class)
                        .hasRootCauseInstanceOf(RetainedException.class)
                        .hasRootCauseMessage("readOnly");
            }
            assertThat(scene.learn(session, "ro", false, "").stored()).isEqualTo(1);
            assertThat(session.books().inMemory()).isZero();
        }
    }

    /** What mosquitto's own client is told: topic, bytes, QoS, and properties without the seconds left. */
    private static List<String> subscribe(Mosquitto broker, int messages) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "mosquitto_sub",
                        "-h",
                        "127.0.0.1",
                        "-p",
                        String.valueOf(broker.port()),
                        "-V",
                        "mqttv5",
                        "-q",
                        "2",
                        "-t",
                        "u/#",
                        "-C",
                        String.valueOf(messages),
                        "-W",
                        "10",
                        "-F",
                        "%t %x %q %r %C %R %D %F %P")
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(15, TimeUnit.SECONDS)).isTrue();
        return out.lines().sorted().toList();
    }
}
