package io.topiary.cli;

import io.topiary.core.message.InvalidTopicException;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.Topic;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Connection;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.MessageListener;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The newest payloads of the topics that templates name. Each is subscribed to when it is asked for the first time, on one
 * connection beside the command's; from then on it is kept up to date. Any thread may ask.
 */
final class NewestPayloads implements Function<String, Optional<byte[]>>, AutoCloseable {

    /** How long the first payload of a topic, as a rule a retained message, is waited for. */
    private static final long PATIENCE_SECONDS = 5;

    private final CliContext context;
    private final Supplier<ConnectOptions> options;
    private final Map<String, Newest> known = new HashMap<>();
    private @Nullable Connection connection;

    /** What came on a topic last; {@code first} completes when something has, or with false when none is waited for. */
    private static final class Newest {

        private final CompletableFuture<Boolean> first = new CompletableFuture<>();
        private volatile byte @Nullable [] payload;
    }

    /** @param options of the command's connection; asked when a topic is, if ever */
    NewestPayloads(CliContext context, Supplier<ConnectOptions> options) {
        this.context = context;
        this.options = options;
    }

    @Override
    public Optional<byte[]> apply(String topic) {
        Newest newest = watch(topic);
        var _ = newest.first.join();
        return Optional.ofNullable(newest.payload);
    }

    private synchronized Newest watch(String topic) {
        Newest watched = known.get(topic);
        if (watched != null) {
            return watched;
        }
        Newest added = new Newest();
        known.put(topic, added);
        try {
            var _ = open().subscribe(List.of(
                    Subscription.of(TopicFilter.of(Topic.of(topic).name()), Qos.AT_LEAST_ONCE)));
            var _ = added.first.completeOnTimeout(false, PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InvalidTopicException e) {
            added.first.complete(false);
        }
        return added;
    }

    private Connection open() {
        Connection present = connection;
        if (present == null) {
            present = context.connections().create(options.get().companion(), new Updates());
            connection = present;
            present.connect();
        }
        return present;
    }

    private synchronized @Nullable Newest find(String topic) {
        return known.get(topic);
    }

    @Override
    public synchronized void close() {
        if (connection != null) {
            connection.close();
        }
    }

    private final class Updates implements MessageListener {

        @Override
        public void changed(ConnectionStatus status) {
            // the command's own connection tells what is wrong with the broker
        }

        @Override
        public void received(String topic, byte[] payload, Qos qos, boolean retained, MessageProperties properties) {
            Newest newest = find(topic);
            if (newest != null) {
                newest.payload = payload;
                newest.first.complete(true);
            }
        }
    }
}
