package io.topiary.core.retained;

import static io.topiary.core.retained.RetainedScene.join;
import static io.topiary.core.retained.RetainedScene.names;
import static io.topiary.core.retained.RetainedScene.store;
import static io.topiary.core.retained.RetainedScene.storeMany;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.profile.Protection;
import io.topiary.core.session.RetainedAccess;
import io.topiary.core.session.Session;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Messages;
import io.topiary.testing.FaultBook;
import io.topiary.testing.Mosquitto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Learning and clearing what a real broker stores. */
class RetainedClearingIT {

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
            RetainedResult result = scene.clear(session, inventory);
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
    void clear_refusedForAPart_tellsWhichAndWhy() throws IOException {
        Path acl = Files.writeString(
                folder.resolve("acl"),
                "user admin\ntopic readwrite #\nuser guest\ntopic read #\ntopic write p/free/#\n");
        try (Mosquitto broker = Mosquitto.start("acl_file " + acl)) {
            Session admin = scene.connect(broker.port(), ProtocolChoice.V5, "admin", Protection.NONE);
            List.of("p/free/1", "p/free/2", "p/locked/1").forEach(topic -> store(admin, topic, "x"));
            Session guest = scene.connect(broker.port(), ProtocolChoice.V5, "guest", Protection.NONE);
            long begin = System.nanoTime();
            RetainedResult result = scene.clear(guest, scene.learn(guest, "p", true, ""));
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
            RetainedResult silent = scene.clear(old, scene.learn(old, "p", true, ""));
            assertThat(silent.still()).containsExactly("p/locked/1");
            assertThat(silent.done()).isZero();
        }
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
}
