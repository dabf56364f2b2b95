package io.topiary.ui.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.Topic;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.HiveMqConnectionFactory;
import io.topiary.core.mqtt.Login;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionIdentity;
import io.topiary.core.session.SessionLimits;
import io.topiary.core.text.Messages;
import io.topiary.testing.ManualMetronome;
import io.topiary.testing.Mosquitto;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A real mosquitto that tells about itself, and that drops what finds no room in its queue. */
class BrokerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int RETAINED = 1_000;

    private final Mosquitto broker = Mosquitto.start("sys_interval 1", "max_queued_messages 100");
    private final ManualMetronome metronome = new ManualMetronome();
    private final List<Session> sessions = new ArrayList<>();

    @AfterEach
    void close() {
        sessions.forEach(Session::close);
        broker.close();
    }

    private Session session(String clientId, String... filters) {
        Session session = new Session(
                SessionIdentity.of(clientId),
                ConnectOptions.of(new BrokerAddress(Scheme.MQTT, "127.0.0.1", broker.port(), ""))
                        .withLogin(Login.of(clientId, null, null))
                        .withSubscriptions(List.of(filters).stream()
                                .map(filter -> Subscription.of(TopicFilter.of(filter), Qos.AT_LEAST_ONCE))
                                .toList()),
                SessionLimits.forKeepAlive(60),
                new HiveMqConnectionFactory());
        sessions.add(session);
        return session;
    }

    private static void connect(Session session) {
        session.connection().connect();
        await().atMost(PATIENCE).until(() -> session.connection().status().state() == ConnectionState.CONNECTED);
    }

    @Test
    void mosquitto_isUnderstood_andWhatItDropsIsCounted() {
        Session publisher = session("publisher");
        connect(publisher);
        for (int number = 0; number < RETAINED; number++) {
            PublishRequest request =
                    PublishRequest.of(Topic.of("t/" + number), "x".getBytes(UTF_8), Qos.AT_LEAST_ONCE, true);
            assertThat(publisher.publish(request).join()).isInstanceOf(PublishOutcome.Acknowledged.class);
        }
        Session watcher = session("watcher", "$SYS/#");
        BrokerViewModel model = new BrokerViewModel(
                watcher, metronome, Runnable::run, Runnable::run, Messages.forLocale(Locale.ENGLISH));
        connect(watcher);
        await().atMost(PATIENCE).untilAsserted(() -> {
            metronome.pass(1);
            assertThat(model.text())
                    .contains("The broker, Version: mosquitto version ")
                    .contains("Clients, Connected: 2")
                    .contains("Stored, Retained messages: 1,")
                    .contains("Messages, Dropped, a queue was full: 0");
        });
        var _ = watcher.subscribe(Subscription.of(TopicFilter.of("#"), Qos.AT_LEAST_ONCE));
        await().atMost(PATIENCE).untilAsserted(() -> {
            metronome.pass(1);
            long missing = (long) RETAINED
                    - watcher.model()
                            .read(model1 ->
                                    model1.tree().children("t", RETAINED).size());
            assertThat(missing).isPositive();
            assertThat(model.droppedProperty().get()).isEqualTo(missing);
        });
        model.close();
    }
}
