package io.topiary.core.mqtt;

import io.topiary.core.message.PublishRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The publishes of one link that are under way: bounded, and none is left without an outcome when the link ends. Any
 * thread may call it.
 */
final class Outbox {

    private final BrokerLink link;
    private final BrokerLimits limits;
    private final FailureWords words;
    private final int capacity;
    private final Set<Pending> underWay = new HashSet<>();
    private boolean ended;

    /** One publish that is under way. */
    private static final class Pending {
        private final CompletableFuture<PublishOutcome> outcome = new CompletableFuture<>();
    }

    Outbox(BrokerLink link, BrokerLimits limits, FailureWords words, int capacity) {
        this.link = link;
        this.limits = limits;
        this.words = words;
        this.capacity = capacity;
    }

    /** Sends {@code request} unless a limit forbids it; completes with the outcome, never exceptionally. */
    CompletableFuture<PublishOutcome> publish(PublishRequest request) {
        Optional<Failure> objection = objection(request);
        if (objection.isPresent()) {
            return CompletableFuture.completedFuture(new PublishOutcome.Refused(objection.get()));
        }
        Pending pending = new Pending();
        synchronized (underWay) {
            if (ended) {
                return CompletableFuture.completedFuture(new PublishOutcome.Refused(words.notConnected()));
            }
            if (underWay.size() >= capacity) {
                return CompletableFuture.completedFuture(
                        new PublishOutcome.Refused(words.local("tooManyUnderWay", String.valueOf(capacity))));
            }
            underWay.add(pending);
        }
        long start = System.nanoTime();
        var _ = link.publish(request).whenComplete((answer, failure) -> {
            long nanos = System.nanoTime() - start;
            settle(pending, failure == null ? answered(request, answer, nanos) : failed(failure));
        });
        return pending.outcome;
    }

    /** The link is gone: whatever is under way ends unknown, and nothing more is taken. */
    void end(Failure failure) {
        List<Pending> open;
        synchronized (underWay) {
            ended = true;
            open = List.copyOf(underWay);
            underWay.clear();
        }
        open.forEach(pending -> pending.outcome.complete(new PublishOutcome.Unknown(failure)));
    }

    private void settle(Pending pending, @Nullable PublishOutcome result) {
        if (result == null) {
            return;
        }
        synchronized (underWay) {
            underWay.remove(pending);
        }
        pending.outcome.complete(result);
    }

    private PublishOutcome answered(PublishRequest request, BrokerAnswer answer, long nanos) {
        if (request.qos().code() == 0) {
            return new PublishOutcome.Sent(nanos);
        }
        if (answer.code() >= 0x80) {
            return new PublishOutcome.Refused(
                    words.publishRefused(request.topic().name(), answer));
        }
        String reason = answer.reasonString();
        return new PublishOutcome.Acknowledged(
                nanos,
                ReasonCodes.of(answer.packet(), answer.version(), answer.code()),
                reason == null ? null : BrokerText.escape(reason));
    }

    /** Null while it is not known whether only this publish failed or the link is going down. */
    private @Nullable PublishOutcome failed(Throwable failure) {
        Failure local = words.unsendable(failure);
        return local == null ? null : new PublishOutcome.Refused(local);
    }

    private Optional<Failure> objection(PublishRequest request) {
        if (request.qos().compareTo(limits.maximumQos()) > 0) {
            return Optional.of(words.local(
                    "qosTooHigh",
                    String.valueOf(request.qos().code()),
                    String.valueOf(limits.maximumQos().code())));
        }
        if (request.retain() && !limits.retainAvailable()) {
            return Optional.of(words.local("retainUnavailable"));
        }
        long bytes =
                (long) request.payload().length + request.topic().name().getBytes(StandardCharsets.UTF_8).length + 4;
        if (bytes > limits.maximumPacketBytes()) {
            return Optional.of(
                    words.local("packetTooLarge", String.valueOf(bytes), String.valueOf(limits.maximumPacketBytes())));
        }
        return Optional.empty();
    }
}
