package io.topiary.core.retained;

import static io.topiary.core.retained.RetainedScene.join;
import static io.topiary.core.retained.RetainedScene.names;
import static io.topiary.core.retained.RetainedScene.store;
import static io.topiary.core.retained.RetainedScene.storeMany;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.session.Session;
import io.topiary.testing.Mosquitto;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Learning, clearing and restoring what a real broker stores. */
class RetainedIT {

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
    @EnumSource(value = ProtocolChoice.class, names = {"V5", "V3_1_1"})
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
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5_000, 100_000})
    void learn_moreThanTheBrokersQueueHolds_findsAll(int count) {
        try (Mosquitto broker = Mosquitto.start("max_queued_messages 1000")) {
            Session session = scene.connect(broker.port(), ProtocolChoice.V5);
            storeMany(session, "many", count);
            long t = System.nanoTime();
            RetainedInventory inventory = scene.learn(session, "many", true, "");
            System.out.println("LEARN " + inventory.size() + " " + inventory.complete() + " ms "
                    + (System.nanoTime() - t) / 1_000_000);
            t = System.nanoTime();
            RetainedClearing clearing = scene.clearing(session, inventory, "");
            RetainedResult result = join(scene.start(clearing::run));
            System.out.println("CLEAR " + result.done() + " " + result.rest().size() + " ms "
                    + (System.nanoTime() - t) / 1_000_000);
            assertThat(inventory.size()).isEqualTo(count);
        }
    }
}
