package io.topiary.cli;

import io.topiary.core.message.PublishRequest;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.publish.run.Outlet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Publishes over a command's link. Any thread.
 *
 * @param told learns what became of each message
 */
record LinkOutlet(Link link, Consumer<PublishOutcome> told) implements Outlet {

    @Override
    public boolean isUp() {
        return link.connection().status().state() == ConnectionState.CONNECTED;
    }

    @Override
    public CompletableFuture<PublishOutcome> publish(PublishRequest request) {
        CompletableFuture<PublishOutcome> outcome = link.connection().publish(request);
        var _ = outcome.thenAccept(told);
        return outcome;
    }
}
