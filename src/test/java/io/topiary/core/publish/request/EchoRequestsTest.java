package io.topiary.core.publish.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.HiveMqConnectionFactory;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.publish.Draft;
import io.topiary.core.publish.EncodeException;
import io.topiary.core.publish.PayloadModes;
import io.topiary.core.publish.run.Outlet;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionIdentity;
import io.topiary.core.session.SessionLimits;
import io.topiary.core.text.Text;
import io.topiary.core.work.Errands;
import io.topiary.core.work.Job;
import io.topiary.demo.Demo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests to the echo of the built-in broker. */
class EchoRequestsTest {

    private final Demo demo = Demo.start();
    private final Session session = new Session(
            SessionIdentity.of("asker"),
            ConnectOptions.of(new BrokerAddress(Scheme.MQTT, "127.0.0.1", demo.port(), ""))
                    .withSubscriptions(List.of()),
            SessionLimits.forKeepAlive(60),
            new HiveMqConnectionFactory());

    @AfterEach
    void close() {
        session.close();
        demo.close();
    }

    private final class SessionOutlet implements Outlet {

        @Override
        public boolean isUp() {
            return true;
        }

        @Override
        public CompletableFuture<PublishOutcome> publish(PublishRequest request) {
            return session.publish(request);
        }
    }

    @Test
    void run_correlation_findsEachReplyAndTimesIt() throws EncodeException {
        session.connection().connect();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> session.connection().status().state() == ConnectionState.CONNECTED);
        Draft draft = new Draft(
                "demo/echo/request",
                "ping {{seq}}",
                "text",
                "",
                true,
                Qos.AT_LEAST_ONCE,
                false,
                MessageProperties.NONE);
        Requests requests = Requests.of(
                new RequestPlan(draft, new Matching.Correlation("topiary/reply/test"), 50, 10_000),
                PayloadModes.STANDARD,
                new SessionOutlet(),
                session::companion,
                topic -> Optional.empty());
        RequestReport report = Job.start(
                        new Errands("test-requests"), Text.of("publish.request.phase.asking"), requests::run)
                .result()
                .join();
        assertThat(report.newest())
                .allSatisfy(exchange -> assertThat(exchange.result())
                        .isInstanceOfSatisfying(
                                Exchange.Result.Replied.class,
                                reply -> assertThat(reply.payload()).isEqualTo(exchange.request())));
        assertThat(List.of(report.replied(), report.timedOut(), report.notAsked(), report.late()))
                .isEqualTo(List.of(50, 0, 0, 0));
        assertThat(report.roundTrips().histogram(20).stream()
                        .mapToInt(RoundTrips.Bar::count)
                        .sum())
                .isEqualTo(50);
        assertThat(report.roundTrips().quantile(0.5)).isPositive();
    }
}
