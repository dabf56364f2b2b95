package io.topiary.core.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Topic;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.HiveMqConnectionFactory;
import io.topiary.core.mqtt.Login;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.publish.run.Outlet;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionIdentity;
import io.topiary.core.session.SessionLimits;
import io.topiary.testing.Mosquitto;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A real mosquitto with sessions on it and its own clients beside them; all of it ends with the test. */
final class PublishBroker implements AutoCloseable {

    final Mosquitto broker;
    private final List<Runnable> open = new ArrayList<>();

    PublishBroker(String... configuration) {
        broker = Mosquitto.start(configuration);
    }

    /** A session over the plain port, connected. */
    Session connect(String clientId) {
        return connect(clientId, ConnectOptions.of(new BrokerAddress(Scheme.MQTT, "127.0.0.1", broker.port(), "")));
    }

    /** A session, connected. */
    Session connect(String clientId, ConnectOptions options) {
        Session session = new Session(
                SessionIdentity.of(clientId),
                options.withLogin(Login.of(clientId, null, null)).withSubscriptions(List.of()),
                SessionLimits.forKeepAlive(60),
                new HiveMqConnectionFactory());
        open.add(session::close);
        session.connection().connect();
        await().until(() -> session.connection().status().state() == ConnectionState.CONNECTED);
        return session;
    }

    /** Has {@code each} closed with this. */
    void alsoClose(Runnable each) {
        open.add(each);
    }

    /** Publishes with a session. */
    record SessionOutlet(Session session) implements Outlet {

        @Override
        public boolean isUp() {
            return session.connection().status().state() == ConnectionState.CONNECTED;
        }

        @Override
        public CompletableFuture<PublishOutcome> publish(PublishRequest request) {
            return session.publish(request);
        }
    }

    static Draft draft(String topic, String payload, String mode, String argument, Qos qos) {
        return new Draft(topic, payload, mode, argument, false, qos, false, MessageProperties.NONE);
    }

    /** mosquitto's own subscriber, ready; it prints each payload in hexadecimal digits and ends after {@code count}. */
    Process listen(Session session, String filter, int count) throws IOException {
        // retained, so that it comes just once, as soon as the subscription holds
        session.publish(PublishRequest.of(Topic.of("ready"), "x".getBytes(UTF_8), Qos.AT_LEAST_ONCE, true))
                .join();
        Process listener = new ProcessBuilder(
                        "mosquitto_sub",
                        "-p",
                        String.valueOf(broker.port()),
                        "-t",
                        filter,
                        "-t",
                        "ready",
                        "-q",
                        "1",
                        "-C",
                        String.valueOf(count + 1),
                        "-F",
                        "%x")
                .redirectErrorStream(true)
                .start();
        open.add(listener::destroy);
        await().until(() -> listener.getInputStream().available() > 0);
        return listener;
    }

    /** What {@code listener} printed of what it was to listen to. */
    static List<String> lines(Process listener) throws IOException {
        List<String> lines = new String(listener.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .toList();
        int first = 0;
        while (first < lines.size() && lines.get(first).equals("78")) {
            first++;
        }
        return lines.subList(first, lines.size());
    }

    @Override
    public void close() {
        open.reversed().forEach(Runnable::run);
        broker.close();
    }
}
