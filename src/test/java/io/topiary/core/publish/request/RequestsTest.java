package io.topiary.core.publish.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.mqtt.RetryPolicy;
import io.topiary.core.publish.Draft;
import io.topiary.core.publish.EncodeException;
import io.topiary.core.publish.PayloadModes;
import io.topiary.core.publish.run.Outlet;
import io.topiary.core.text.Text;
import io.topiary.core.work.Errands;
import io.topiary.core.work.Job;
import io.topiary.testing.FakeConnection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Requests over connections that come and go. */
class RequestsTest {

    private final FakeConnection replies = new FakeConnection();
    private final FakeOutlet outlet = new FakeOutlet();

    /** Replies at once over the other connection, unless the test says something else. */
    private final class FakeOutlet implements Outlet {

        private final List<PublishRequest> published = new CopyOnWriteArrayList<>();
        private volatile boolean up = true;
        private volatile Function<PublishRequest, CompletableFuture<PublishOutcome>> answer = this::reply;

        @Override
        public boolean isUp() {
            return up;
        }

        @Override
        public CompletableFuture<PublishOutcome> publish(PublishRequest request) {
            published.add(request);
            return answer.apply(request);
        }

        CompletableFuture<PublishOutcome> reply(PublishRequest request) {
            String to = Objects.requireNonNull(request.properties().responseTopic());
            replies.feed(to, new byte[] {'!'}, Qos.AT_MOST_ONCE, false, request.properties());
            return CompletableFuture.completedFuture(new PublishOutcome.Sent(1));
        }
    }

    private Requests requests(int times, long timeoutMillis) throws EncodeException {
        Draft draft = new Draft("ask", "{{seq}}", "text", "", true, Qos.AT_LEAST_ONCE, false, MessageProperties.NONE);
        return Requests.of(
                new RequestPlan(draft, new Matching.Correlation("tell"), times, timeoutMillis),
                PayloadModes.STANDARD,
                outlet,
                listener -> replies.create(FakeConnection.OPTIONS, listener),
                topic -> Optional.empty());
    }

    private static Job<RequestReport> start(Requests requests) {
        return Job.start(new Errands("test-requests"), Text.of("publish.request.phase.asking"), requests::run);
    }

    private static Failure lost() {
        Text words = Text.of("publish.notConnected");
        return new Failure.Local(new Failure.Explanation(words, words, words, RetryPolicy.RETRY), "lost");
    }

    @Test
    void run_eachReplied_isCountedOnce() throws EncodeException {
        RequestReport report = start(requests(3, 60_000)).result().join();
        assertThat(List.of(report.replied(), report.asked(), report.late())).isEqualTo(List.of(3, 3, 0));
    }

    @Test
    void run_linkDiesInBetween_isUnknownAndTheNextOneWaitsForTheLink() throws EncodeException {
        outlet.answer = request -> {
            outlet.up = false;
            return CompletableFuture.completedFuture(new PublishOutcome.Unknown(lost()));
        };
        Requests requests = requests(3, 60_000);
        Job<RequestReport> job = start(requests);
        await().until(() -> requests.report().held());
        assertThat(List.of(requests.report().unknown(), requests.report().asked(), outlet.published.size()))
                .isEqualTo(List.of(1, 1, 1));
        outlet.answer = outlet::reply;
        outlet.up = true;
        RequestReport report = job.result().join();
        assertThat(List.of(report.replied(), report.unknown(), report.timedOut(), report.notAsked()))
                .isEqualTo(List.of(2, 1, 0, 0));
        assertThat(report.held()).isFalse();
    }

    @Test
    void run_replyConnectionIsLost_asksNothingUntilItIsBack() throws EncodeException {
        outlet.answer = request -> {
            CompletableFuture<PublishOutcome> sent = outlet.reply(request);
            if (outlet.published.size() == 1) {
                replies.become(ConnectionState.WAITING);
            }
            return sent;
        };
        Requests requests = requests(2, 60_000);
        Job<RequestReport> job = start(requests);
        await().until(() -> requests.report().held());
        assertThat(outlet.published).hasSize(1);
        replies.become(ConnectionState.CONNECTED);
        assertThat(job.result().join().replied()).isEqualTo(2);
    }

    @Test
    void run_cancelledWhileItWaits_ends() throws EncodeException {
        outlet.up = false;
        Requests requests = requests(2, 60_000);
        Job<RequestReport> job = start(requests);
        await().until(() -> requests.report().held());
        job.cancel();
        RequestReport report = job.result().join();
        assertThat(report.asked() + outlet.published.size()).isZero();
    }
}
