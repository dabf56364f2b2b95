package io.topiary.core.publish.request;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.MessageListener;
import io.topiary.core.payload.JsonLeaves;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Takes replies in and hands each to whoever waits for it. Called on the network thread; asked by one other. */
final class ReplyDesk implements MessageListener {

    private final Matching matching;
    private final RequestBook book;
    private final CompletableFuture<ConnectionStatus> settled = new CompletableFuture<>();
    private volatile @Nullable Waiting waiting;
    private volatile @Nullable ConnectionStatus status;

    /** A request whose reply is waited for. */
    private record Waiting(String key, String topic, byte[] payload, CompletableFuture<Reply> reply) {}

    /** A reply as it came. */
    record Reply(long nanoTime, String topic, byte[] payload) {}

    ReplyDesk(Matching matching, RequestBook book) {
        this.matching = matching;
        this.book = book;
    }

    /** Completes when there is a link, or there will be none. */
    CompletableFuture<ConnectionStatus> settled() {
        return settled.copy();
    }

    /** Whether replies can come now. */
    boolean isUp() {
        ConnectionStatus now = status;
        return now != null && now.state() == ConnectionState.CONNECTED;
    }

    /** Why replies will never come again, null if they may. */
    @Nullable
    Failure failure() {
        ConnectionStatus now = status;
        return now != null && now.state() == ConnectionState.FAILED ? now.failure() : null;
    }

    /** Waits for the reply to a request from now on, in place of the one before. */
    CompletableFuture<Reply> await(String key, String topic, byte[] payload) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        waiting = new Waiting(key, topic, payload, reply);
        return reply;
    }

    @Override
    public void changed(ConnectionStatus status) {
        this.status = status;
        if (status.state() == ConnectionState.CONNECTED
                || status.state() == ConnectionState.FAILED
                || status.state() == ConnectionState.WAITING) {
            settled.complete(status);
        }
    }

    @Override
    public void received(String topic, byte[] payload, Qos qos, boolean retained, MessageProperties properties) {
        long now = System.nanoTime();
        Waiting open = waiting;
        if (retained || (open != null && topic.equals(open.topic()) && Arrays.equals(payload, open.payload()))) {
            // a stored message answers nobody, and a request is no reply to itself
            return;
        }
        Optional<String> key = key(matching, payload, properties);
        if (key.isEmpty()) {
            return;
        }
        boolean taken =
                open != null && key.get().equals(open.key()) && open.reply().complete(new Reply(now, topic, payload));
        if (!taken) {
            book.late();
        }
    }

    /** What a message is matched by; empty if it has nothing like that. */
    static Optional<String> key(Matching matching, byte[] payload, MessageProperties properties) {
        return switch (matching) {
            case Matching.Correlation correlation -> {
                byte[] data = properties.correlationData();
                yield data == null ? Optional.empty() : Optional.of(new String(data, ISO_8859_1));
            }
            case Matching.Field field -> JsonLeaves.textAt(payload, field.pointer());
        };
    }
}
