package io.topiary.ui.topics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Message;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.HiveMqConnectionFactory;
import io.topiary.core.mqtt.Login;
import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionIdentity;
import io.topiary.core.session.SessionLimits;
import io.topiary.core.settings.LookStore;
import io.topiary.core.settings.Settings;
import io.topiary.core.text.Messages;
import io.topiary.core.tree.TreeRow;
import io.topiary.testing.Mosquitto;
import io.topiary.ui.kit.Appearance;
import io.topiary.ui.kit.FramePulse;
import io.topiary.ui.kit.FxThread;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The tree over a real broker: exactly what mosquitto_pub published, in the model and in the cells. */
@ExtendWith(ApplicationExtension.class)
class TopicTreeIT {

    private final LookStore.Memory look =
            LookStore.open(Path.of("target", "views.json")).of(null, Runnable::run);
    private static final int TOPICS = 50;

    private @Nullable Mosquitto broker;
    private @Nullable Session session;
    private @Nullable TopicTreeViewModel opened;

    @Start
    void start(Stage stage) {
        Mosquitto.assumeInstalled();
        Mosquitto mosquitto = Mosquitto.start();
        broker = mosquitto;
        Session connected = new Session(
                SessionIdentity.of("mosquitto"),
                options(mosquitto.port()),
                SessionLimits.forKeepAlive(60),
                new HiveMqConnectionFactory());
        session = connected;
        Messages messages = Messages.forLocale(Locale.ENGLISH);
        FramePulse pulse = new FramePulse(new FxThread());
        TopicTreeViewModel model = new TopicTreeViewModel(connected, pulse, ForkJoinPool.commonPool(), messages);
        opened = model;
        PinsViewModel pins = new PinsViewModel(connected, look, pulse, messages);
        Scene scene = new Scene(new TopicTreeView(model, pins, look, new NotedActions(), messages), 900, 800);
        new Appearance(Settings.Theme.LIGHT, 1).dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void close() {
        if (opened != null) {
            WaitForAsyncUtils.waitForAsyncFx(10_000, opened::close);
        }
        if (session != null) {
            session.close();
        }
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void published_byMosquittoPub_isExactlyWhatTheTreeShows(FxRobot robot) throws IOException, InterruptedException {
        Map<String, String> published = new TreeMap<>();
        for (int i = 0; i < TOPICS; i++) {
            published.put("t%02d/x".formatted(i), "payload %d ü".formatted(i));
        }
        for (Map.Entry<String, String> message : published.entrySet()) {
            publish(message.getKey(), message.getValue());
        }
        session().connection().connect();
        await().untilAsserted(() -> assertThat(modelValues()).isEqualTo(published));
        assertThat(session().books().balanced()).isTrue();
        for (int tens = 0; tens < TOPICS / 10; tens++) {
            String prefix = "t" + tens;
            robot.interact(() -> model().filterProperty().set(prefix));
            robot.interact(() -> model().expandAll());
            Map<String, String> expected = new TreeMap<>(published);
            expected.keySet().removeIf(topic -> !topic.startsWith(prefix));
            await().untilAsserted(() -> assertThat(cellTexts(robot)).containsAll(expected.values()));
            assertThat(cellTexts(robot).stream().filter(text -> text.startsWith("payload")))
                    .containsExactlyInAnyOrderElementsOf(expected.values());
        }
    }

    private Map<String, String> modelValues() {
        return session().model().read(model -> {
            model.tree().expandAll("", Integer.MAX_VALUE);
            Map<String, String> values = new TreeMap<>();
            for (TreeRow row : model.tree().rows(0, model.tree().rowCount())) {
                Message newest = row.newest();
                if (newest != null && !row.path().startsWith("$SYS/")) {
                    values.put(row.path(), new String(newest.payload(), UTF_8));
                }
            }
            return values;
        });
    }

    private static List<String> cellTexts(FxRobot robot) {
        List<String> texts = new ArrayList<>();
        robot.interact(() -> {
            for (Node row : robot.lookup(".table-row-cell").queryAll()) {
                for (Node node : row.isVisible() ? row.lookupAll(".text") : Set.<Node>of()) {
                    if (node instanceof Text text) {
                        texts.add(text.getText());
                    }
                }
            }
        });
        return texts;
    }

    private void publish(String topic, String payload) throws IOException, InterruptedException {
        if (broker == null) {
            throw new IllegalStateException("no broker");
        }
        Process pub = new ProcessBuilder(
                        "mosquitto_pub", "-p", Integer.toString(broker.port()), "-r", "-t", topic, "-m", payload)
                .inheritIO()
                .start();
        assertThat(pub.waitFor()).isZero();
    }

    private static ConnectOptions options(int port) {
        return ConnectOptions.of(new BrokerAddress(Scheme.MQTT, "127.0.0.1", port, ""))
                .withProtocol(ProtocolChoice.V5)
                .withLogin(Login.of("topiary-it", null, null))
                .withSubscriptions(List.of(
                        Subscription.of(TopicFilter.ALL, Qos.AT_MOST_ONCE),
                        Subscription.of(TopicFilter.of("$SYS/#"), Qos.AT_MOST_ONCE)));
    }

    private Session session() {
        if (session == null) {
            throw new IllegalStateException("no session");
        }
        return session;
    }

    private TopicTreeViewModel model() {
        if (opened == null) {
            throw new IllegalStateException("no view");
        }
        return opened;
    }
}
