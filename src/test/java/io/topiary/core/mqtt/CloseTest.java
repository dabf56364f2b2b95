package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Whoever closes a connection waits until DISCONNECT has left: the program may end right after. */
class CloseTest {

    private final FakeLink link = new FakeLink();
    private final Connection connection = new ReconnectingConnection(
            TestOptions.to(1883).build(),
            new SilentListener(),
            HostResolver.ofSystem(),
            (plan, listener) -> link,
            TestConnection.every(Duration.ofHours(1)),
            TestConnection.still());

    @Test
    void close_whileAnotherThreadCloses_waitsForTheGoodbyeToo() {
        connection.connect();
        await().until(() -> connection.status().state() == ConnectionState.CONNECTED);
        CompletableFuture<Void> first = CompletableFuture.runAsync(connection::close);
        link.leaving().join();
        CompletableFuture<Void> second = CompletableFuture.runAsync(connection::close);

        await().during(Duration.ofMillis(100)).until(() -> !second.isDone());
        link.goodbye().complete(null);
        CompletableFuture.allOf(first, second).join();
        assertThat(second).isCompleted();
    }
}
