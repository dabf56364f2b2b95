package io.topiary.core.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Direction;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.Topic;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.publish.request.Matching;
import io.topiary.core.publish.request.RequestPlan;
import io.topiary.core.publish.request.RequestReport;
import io.topiary.core.publish.request.Requests;
import io.topiary.core.publish.run.PublishRuns;
import io.topiary.core.publish.run.RepeatSource;
import io.topiary.core.publish.run.RunStatus;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.core.work.Errands;
import io.topiary.core.work.Job;
import io.topiary.testing.FaultBook;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is published, against a real broker and its own clients. */
class PublishIT {

    private final PublishBroker broker = new PublishBroker();
    private final Errands errands = new Errands("publish-it");

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void repeat_tenThousandWithQos1_areAllAcknowledgedAndAllArrive() throws Exception {
        Session session = broker.connect("repeat");
        Session watcher = broker.connect("watcher");
        watcher.subscribe(Subscription.of(TopicFilter.of("r/#"), Qos.AT_LEAST_ONCE))
                .join();
        Draft repeated = new Draft(
                "r/{{pick a b c}}", "{{seq}}", "text", "", true, Qos.AT_LEAST_ONCE, false, MessageProperties.NONE);
        try (PublishRuns runs = new PublishRuns(new PublishBroker.SessionOutlet(session), errands)) {
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
        Session session = broker.connect("cut");
        Draft repeated = PublishBroker.draft("c", "x", "text", "", Qos.AT_LEAST_ONCE);
        try (PublishRuns runs = new PublishRuns(new PublishBroker.SessionOutlet(session), errands)) {
            runs.start(
                    "cut",
                    new RepeatSource(
                            DraftWriter.of(repeated, PayloadModes.STANDARD),
                            RepeatSource.ENDLESS,
                            topic -> Optional.empty()),
                    0);
            await().until(() -> runs.statuses().getFirst().acknowledged() > 100);
            long begin = System.nanoTime();
            broker.broker.kill();
            await().until(() -> runs.statuses().getFirst().state() == RunStatus.State.HELD
                    && runs.statuses().getFirst().underWay() == 0);
            RunStatus held = runs.statuses().getFirst();
            FaultBook.note(
                    "W3",
                    "the broker is killed while a repeat publishes with QoS 1",
                    held.unknown() + " outcomes unknown, none counted as acknowledged; waiting for the connection",
                    Duration.ofNanos(System.nanoTime() - begin));
            assertThat(held.acknowledged() + held.refused() + held.unknown()).isEqualTo(held.sent());
            broker.broker.restart();
            session.connection().connect();
            await().until(() -> runs.statuses().getFirst().acknowledged() > held.acknowledged() + 100);
        }
    }

    @Test
    void requests_replyByMosquittosOwnClient_areMatchedAndTimed() throws Exception {
        Session session = broker.connect("asker");
        Process responder = new ProcessBuilder(
                        "bash",
                        "-c",
                        "mosquitto_sub -p %d -t ask -q 1 | while read -r line; do mosquitto_pub -p %d -t tell -q 1 -m \"$line\"; done"
                                .formatted(broker.broker.port(), broker.broker.port()))
                .start();
        broker.alsoClose(() -> {
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

    @Test
    void own_comesBackThroughTheBroker_isMarkedAsOwnAndOthersAreNot() throws Exception {
        Session session = broker.connect("own");
        Session other = broker.connect("other");
        session.subscribe(Subscription.of(TopicFilter.of("w/#"), Qos.AT_LEAST_ONCE))
                .join();
        long begin = System.nanoTime();
        for (Session each : List.of(session, other)) {
            each.publish(PublishRequest.of(
                            Topic.of("w/" + each.identity().name()), new byte[1], Qos.AT_LEAST_ONCE, false))
                    .join();
        }
        await().until(() -> session.books().received() == 2 && session.books().intakeDepth() == 0);
        FaultBook.note(
                "W10",
                "a publish comes back from mosquitto over an own subscription",
                Messages.forLocale(Locale.ENGLISH).get("messages.own"),
                Duration.ofNanos(System.nanoTime() - begin));
        List<String> own = session.model()
                .read(model -> model.log().range(0, Long.MAX_VALUE).stream()
                        .filter(message -> message.direction() == Direction.IN)
                        .map(message -> message.topic() + " " + session.own().isOwn(message.sequence()))
                        .toList());
        assertThat(own).containsExactlyInAnyOrder("w/own true", "w/other false");
    }

    private RequestReport ask(Session session, RequestPlan plan) throws EncodeException {
        Requests requests = Requests.of(
                plan,
                PayloadModes.STANDARD,
                new PublishBroker.SessionOutlet(session),
                session::companion,
                topic -> Optional.empty());
        return Job.start(errands, Text.of("publish.request.phase.asking"), requests::run)
                .result()
                .join();
    }

    @Test
    void requests_nobodyReplies_timeOut() throws Exception {
        Session session = broker.connect("lonely");
        RequestReport report = ask(
                session,
                new RequestPlan(
                        PublishBroker.draft("nobody", "x", "text", "", Qos.AT_LEAST_ONCE),
                        new Matching.Correlation("topiary/reply/it"),
                        2,
                        200));
        assertThat(List.of(report.replied(), report.timedOut(), report.notAsked()))
                .isEqualTo(List.of(0, 2, 0));
    }
}
