package io.topiary.core.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
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
import io.topiary.core.publish.request.Matching;
import io.topiary.core.publish.request.RequestPlan;
import io.topiary.core.publish.request.RequestReport;
import io.topiary.core.publish.request.Requests;
import io.topiary.core.publish.run.Outlet;
import io.topiary.core.publish.run.PublishRuns;
import io.topiary.core.publish.run.RepeatSource;
import io.topiary.core.publish.run.RunStatus;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionIdentity;
import io.topiary.core.session.SessionLimits;
import io.topiary.core.text.Text;
import io.topiary.core.work.Errands;
import io.topiary.core.work.Job;
import io.topiary.testing.FaultBook;
import io.topiary.testing.Mosquitto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is published, against a real broker and its own clients. */
class PublishIT {

    private static final String SPARKPLUG = """
            {"timestamp":1769860800123,"seq":1,"metrics":[
              {"alias":3,"datatype":"Int32","$birth":"datatype","value":-17},
              {"name":"t","datatype":"Double","value":21.5}]}
            """;

    /** What {@code protoc --encode} makes of the same with the schema of the specification. */
    private static final String SPARKPLUG_BYTES =
            "08fbbcb29fc1331208100350efffffff0f120e0a0174200a6900000000008035401801";

    private final Mosquitto broker = Mosquitto.start();
    private final Errands errands = new Errands("publish-it");
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
        broker.close();
        Awaitility.reset();
    }

    private Session connect(String clientId) {
        Session session = new Session(
                SessionIdentity.of(clientId),
                ConnectOptions.of(new BrokerAddress(Scheme.MQTT, "127.0.0.1", broker.port(), ""))
                        .withLogin(Login.of(clientId, null, null))
                        .withSubscriptions(List.of()),
                SessionLimits.forKeepAlive(60),
                new HiveMqConnectionFactory());
        open.add(session);
        session.connection().connect();
        await().until(() -> session.connection().status().state() == ConnectionState.CONNECTED);
        return session;
    }

    private record SessionOutlet(Session session) implements Outlet {

        @Override
        public boolean isUp() {
            return session.connection().status().state() == ConnectionState.CONNECTED;
        }

        @Override
        public CompletableFuture<PublishOutcome> publish(PublishRequest request) {
            return session.publish(request);
        }
    }

    private static Draft draft(String topic, String payload, String mode, String argument, Qos qos) {
        return new Draft(topic, payload, mode, argument, false, qos, false, MessageProperties.NONE);
    }

    /** mosquitto's own subscriber, ready; it prints each payload in hexadecimal digits and ends after {@code count}. */
    private Process listen(Session session, String filter, int count) throws Exception {
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

    @Test
    void everyMode_reachesAnotherClientByteForByte(@TempDir Path folder) throws Exception {
        Session session = connect("modes");
        byte[] random = new byte[3_000_000];
        new Random(7).nextBytes(random);
        Path file = Files.write(folder.resolve("payload.bin"), random);
        List<Draft> drafts = List.of(
                draft("m/text", "häh\n", "text", "", Qos.AT_LEAST_ONCE),
                draft("m/json", "{\"a\": [1, 2.50]}", "json", "", Qos.AT_LEAST_ONCE),
                draft("m/xml", "<a>ü</a>", "xml", "", Qos.AT_LEAST_ONCE),
                draft("m/hex", "00 ff 0a", "hex", "", Qos.AT_LEAST_ONCE),
                draft("m/base64", "AP8=", "base64", "", Qos.AT_LEAST_ONCE),
                draft("m/cbor", "{\"a\":[1,-2.5,{\"$hex\":\"00\"}]}", "cbor", "", Qos.AT_LEAST_ONCE),
                draft("m/msgpack", "{\"a\":[1,-2.5,{\"$hex\":\"00\"}]}", "msgpack", "", Qos.AT_LEAST_ONCE),
                draft("m/sparkplug", SPARKPLUG, "sparkplug", "", Qos.AT_LEAST_ONCE),
                draft("m/number", "-21.5", "number", "", Qos.AT_LEAST_ONCE),
                draft("m/raw", "-2, 3", "raw", "int24 big", Qos.AT_LEAST_ONCE),
                draft("m/struct", "-5 200 1.5", "struct", "<hBf", Qos.AT_LEAST_ONCE),
                draft("m/file", file.toString(), "file", "", Qos.AT_LEAST_ONCE),
                draft("m/empty", "", "empty", "", Qos.AT_LEAST_ONCE));
        Process listener = listen(session, "m/#", drafts.size());
        List<String> expected = new ArrayList<>();
        for (Draft draft : drafts) {
            PublishRequest request = DraftWriter.of(draft, PayloadModes.STANDARD)
                    .write(TemplateScope.single(0, topic -> Optional.empty()));
            expected.add(HexFormat.of().formatHex(request.payload()));
            assertThat(session.publish(request).join()).isInstanceOf(PublishOutcome.Acknowledged.class);
        }
        List<String> seen = lines(listener);
        assertThat(expected).contains(SPARKPLUG_BYTES);
        assertThat(expected).hasSameSizeAs(PayloadModes.STANDARD.all());
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void file_cutShortWhileItWaits_arrivesWholeAndIsLoggedByItsBeginning(@TempDir Path folder) throws Exception {
        Session session = connect("file");
        byte[] random = new byte[20_000_000];
        new Random(7).nextBytes(random);
        Path file = Files.write(folder.resolve("payload.bin"), random);
        Process listener = listen(session, "f", 1);
        PublishRequest request = DraftWriter.of(
                        draft("f", file.toString(), "file", "", Qos.AT_LEAST_ONCE), PayloadModes.STANDARD)
                .write(TemplateScope.single(0, topic -> Optional.empty()));
        Files.write(file, new byte[10]);
        CompletableFuture<PublishOutcome> outcome = session.publish(request);
        assertThat(lines(listener)).isEqualTo(List.of(HexFormat.of().formatHex(random)));
        assertThat(outcome.join()).isInstanceOf(PublishOutcome.Acknowledged.class);
        Message logged =
                session.model().read(model -> model.log().get(model.log().end() - 1));
        assertThat(List.of(logged.payload().length, logged.size())).isEqualTo(List.of(64 * 1024, random.length));
    }

    private static List<String> lines(Process listener) throws IOException {
        List<String> lines = new String(listener.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .toList();
        int first = 0;
        while (first < lines.size() && lines.get(first).equals("78")) {
            first++;
        }
        return lines.subList(first, lines.size());
    }

    @Test
    void repeat_tenThousandWithQos1_areAllAcknowledgedAndAllArrive() throws Exception {
        Session session = connect("repeat");
        Session watcher = connect("watcher");
        watcher.subscribe(Subscription.of(TopicFilter.of("r/#"), Qos.AT_LEAST_ONCE))
                .join();
        Draft repeated = new Draft(
                "r/{{pick a b c}}", "{{seq}}", "text", "", true, Qos.AT_LEAST_ONCE, false, MessageProperties.NONE);
        try (PublishRuns runs = new PublishRuns(new SessionOutlet(session), errands)) {
            long begin = System.nanoTime();
            runs.start(
                    "10,000",
                    new RepeatSource(
                            DraftWriter.of(repeated, PayloadModes.STANDARD), 10_000, topic -> Optional.empty()),
                    0);
            await().until(() -> {
                RunStatus run = runs.statuses().getFirst();
                return run.state() == RunStatus.State.DONE && run.underWay() == 0;
            });
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            RunStatus run = runs.statuses().getFirst();
            FaultBook.note(
                    "W5",
                    "10,000 publishes with QoS 1 by repeat",
                    run.sent() + " sent, " + run.acknowledged() + " acknowledged, " + run.refused() + " refused, "
                            + run.unknown() + " unknown",
                    took);
            assertThat(List.of(run.sent(), run.acknowledged(), run.refused(), run.unknown()))
                    .isEqualTo(List.of(10_000L, 10_000L, 0L, 0L));
        }
        await().until(() -> watcher.books().received() == 10_000);
    }

    @Test
    void repeat_brokerIsKilled_countsWhatIsUnknownAndGoesOn() throws Exception {
        Session session = connect("cut");
        Draft repeated = draft("c", "x", "text", "", Qos.AT_LEAST_ONCE);
        try (PublishRuns runs = new PublishRuns(new SessionOutlet(session), errands)) {
            runs.start(
                    "cut",
                    new RepeatSource(
                            DraftWriter.of(repeated, PayloadModes.STANDARD),
                            RepeatSource.ENDLESS,
                            topic -> Optional.empty()),
                    0);
            await().until(() -> runs.statuses().getFirst().acknowledged() > 100);
            long begin = System.nanoTime();
            broker.kill();
            await().until(() -> runs.statuses().getFirst().state() == RunStatus.State.HELD
                    && runs.statuses().getFirst().underWay() == 0);
            RunStatus held = runs.statuses().getFirst();
            FaultBook.note(
                    "W3",
                    "the broker is killed while a repeat publishes with QoS 1",
                    held.unknown() + " outcomes unknown, none counted as acknowledged; waiting for the connection",
                    Duration.ofNanos(System.nanoTime() - begin));
            assertThat(held.acknowledged() + held.refused() + held.unknown()).isEqualTo(held.sent());
            broker.restart();
            session.connection().connect();
            await().until(() -> runs.statuses().getFirst().acknowledged() > held.acknowledged() + 100);
        }
    }

    @Test
    void requests_replyByMosquittosOwnClient_areMatchedAndTimed() throws Exception {
        Session session = connect("asker");
        Process responder = new ProcessBuilder(
                        "bash",
                        "-c",
                        "mosquitto_sub -p %d -t ask -q 1 | while read -r line; do mosquitto_pub -p %d -t tell -q 1 -m \"$line\"; done"
                                .formatted(broker.port(), broker.port()))
                .start();
        open.add(() -> {
            responder.descendants().forEach(ProcessHandle::destroy);
            responder.destroy();
        });
        Draft asked = new Draft(
                "ask", "{\"id\":\"{{uuid}}\"}", "json", "", true, Qos.AT_LEAST_ONCE, false, MessageProperties.NONE);
        RequestPlan plan = new RequestPlan(
                asked, new Matching.Field(TopicFilter.of("#"), "/id"), 5, TimeUnit.SECONDS.toMillis(10));
        // the responder may need a moment to subscribe
        await().until(() -> ask(session, plan).replied() == 5);
    }

    private RequestReport ask(Session session, RequestPlan plan) throws EncodeException {
        Requests requests = Requests.of(
                plan, PayloadModes.STANDARD, new SessionOutlet(session), session::companion, topic -> Optional.empty());
        return Job.start(errands, Text.of("publish.request.phase.asking"), requests::run)
                .result()
                .join();
    }

    @Test
    void requests_nobodyReplies_timeOut() throws Exception {
        Session session = connect("lonely");
        RequestReport report = ask(
                session,
                new RequestPlan(
                        draft("nobody", "x", "text", "", Qos.AT_LEAST_ONCE),
                        new Matching.Correlation("topiary/reply/it"),
                        2,
                        200));
        assertThat(List.of(report.replied(), report.timedOut(), report.notAsked()))
                .isEqualTo(List.of(0, 2, 0));
    }
}
