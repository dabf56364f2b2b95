package io.topiary.core.mqtt;

import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A link whose broker is the test: it keeps what is published until the test acknowledges it. */
final class FakeLink implements BrokerLink {

    private final WireFacts facts = new WireFacts();
    private final List<String> published = new ArrayList<>();
    private final Deque<CompletableFuture<BrokerAnswer>> open = new ArrayDeque<>();
    private final CompletableFuture<Void> leaving = new CompletableFuture<>();
    private final CompletableFuture<Void> goodbye = new CompletableFuture<>();

    /** Limits of a broker that allows everything, with its receive maximum. */
    static BrokerLimits limits(int receiveMaximum) {
        return new BrokerLimits(
                ProtocolVersion.V5,
                null,
                null,
                false,
                "id",
                60,
                0,
                receiveMaximum,
                SessionOptions.LARGEST_PACKET_BYTES,
                0,
                Qos.EXACTLY_ONCE,
                true,
                true,
                true,
                true,
                null,
                null,
                List.of());
    }

    /** Topics published so far, in order. */
    List<String> published() {
        return published;
    }

    /** Acknowledges the oldest publish that is not acknowledged yet. */
    void acknowledge() {
        acknowledge(0);
    }

    void acknowledge(int code) {
        open.remove().complete(BrokerAnswer.of(PacketKind.PUBACK, ProtocolVersion.V5, code));
    }

    @Override
    public CompletableFuture<BrokerAnswer> publish(PublishRequest request) {
        published.add(request.topic().name());
        CompletableFuture<BrokerAnswer> answer = new CompletableFuture<>();
        open.add(answer);
        return answer;
    }

    /** Completes with the first DISCONNECT. */
    CompletableFuture<Void> leaving() {
        return leaving;
    }

    /** To be completed when DISCONNECT has left. */
    CompletableFuture<Void> goodbye() {
        return goodbye;
    }

    @Override
    public CompletableFuture<BrokerLimits> connect() {
        return CompletableFuture.completedFuture(limits(10));
    }

    @Override
    public CompletableFuture<BrokerAnswer> subscribe(List<Subscription> subscriptions) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<BrokerAnswer> unsubscribe(List<TopicFilter> filters) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void ping() {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Void> disconnect() {
        leaving.complete(null);
        return goodbye;
    }

    @Override
    public void abort() {
        // there is nothing to let go
    }

    @Override
    public WireFacts facts() {
        return facts;
    }
}
