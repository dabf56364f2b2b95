package io.topiary.core.publish.run;

import io.topiary.core.message.PublishRequest;
import io.topiary.core.mqtt.PublishOutcome;
import java.util.concurrent.CompletableFuture;

/** Where messages leave. Any thread may call it. */
public interface Outlet {

    /** Whether there is a link. */
    boolean isUp();

    /** Publishes; completes with the outcome, never exceptionally, on any thread. */
    CompletableFuture<PublishOutcome> publish(PublishRequest request);
}
