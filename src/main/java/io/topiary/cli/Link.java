package io.topiary.cli;

import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Connection;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.text.Text;
import io.topiary.core.work.ExitHook;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command's connection: ends in order, also on Ctrl+C, gives up if the first attempt fails, and tells on standard error
 * when it is lost and comes back later. Used by the command's thread.
 */
final class Link implements AutoCloseable {

    private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final EventQueue events = new EventQueue();
    private final Console console;
    private final Connection connection;
    private final ExitHook exitHook;
    private boolean wasUp;
    private boolean lost;
    private List<Text> notices = List.of();

    Link(CliContext context, ConnectOptions options) {
        this.console = context.console();
        this.connection = context.connections().create(options, events);
        this.exitHook = ExitHook.onExit(this::end);
        connection.connect();
    }

    Connection connection() {
        return connection;
    }

    EventQueue events() {
        return events;
    }

    /** Whether it was up at least once. */
    boolean wasUp() {
        return wasUp;
    }

    /**
     * Follows a change of state.
     *
     * @throws CliException if there is nothing more to wait for
     */
    void follow(ConnectionStatus status) {
        announce(status.notices());
        Failure failure = status.failure();
        switch (status.state()) {
            case SUBSCRIBING, CONNECTED -> {
                if (lost) {
                    console.say(Text.of("cli.link.back"));
                }
                wasUp = true;
                lost = false;
            }
            case WAITING -> {
                if (!wasUp && failure != null) {
                    throw CliException.of(ExitCode.NO_CONNECTION, failure);
                }
                lost = true;
                if (failure != null) {
                    long seconds = TimeUnit.NANOSECONDS.toSeconds(
                            Math.max(0, status.nextAttemptNanos() - System.nanoTime()) + 500_000_000);
                    console.say(failure.what(), failure.why(), Text.of("cli.link.retry", seconds));
                }
            }
            case FAILED -> {
                if (failure != null) {
                    throw CliException.of(ExitCode.NO_CONNECTION, failure);
                }
            }
            case DISCONNECTED, RESOLVING, CONNECTING -> {
                // on its way
            }
        }
    }

    /**
     * Waits for the link, also after it was lost.
     *
     * @return false if the command is to end
     * @throws CliException if there is nothing more to wait for
     */
    boolean awaitUp() throws InterruptedException {
        boolean up = wasUp && connection.status().state() == ConnectionState.CONNECTED;
        while (!up && !events.isClosed()) {
            for (Event event : events.take(EventQueue.FOR_EVER)) {
                if (event instanceof Event.Changed(ConnectionStatus status)) {
                    follow(status);
                    up = status.state() == ConnectionState.CONNECTED;
                }
            }
        }
        return !events.isClosed();
    }

    /** Follows the link for a moment, as {@link #follow(long)}. */
    void follow() throws InterruptedException {
        follow(GLANCE_NANOS);
    }

    /**
     * Follows the link until something happens, for at most {@code nanos}.
     *
     * @throws CliException if there is nothing more to wait for
     */
    void follow(long nanos) throws InterruptedException {
        for (Event event : events.take(nanos)) {
            if (event instanceof Event.Changed(ConnectionStatus status)) {
                follow(status);
            }
        }
    }

    private void announce(List<Text> now) {
        now.stream().filter(notice -> !notices.contains(notice)).forEach(console::say);
        notices = now;
    }

    @Override
    public void close() {
        exitHook.close();
        end();
    }

    /** The network thread may be waiting for room in the queue: that ends first, so that DISCONNECT can leave. */
    private void end() {
        events.close();
        connection.close();
    }
}
