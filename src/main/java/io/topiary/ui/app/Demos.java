package io.topiary.ui.app;

import io.topiary.core.profile.ConnectionUri;
import io.topiary.core.work.Workers;
import io.topiary.demo.Demo;
import java.io.UncheckedIOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The built-in broker: one for all demo tabs, started with the first and stopped with the last. FX thread. */
final class Demos implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Demos.class);

    private final Workers workers;
    private final Executor fx;
    private @Nullable Demo running;
    private int users;
    private boolean closed;

    Demos(Workers workers, Executor fx) {
        this.workers = workers;
        this.fx = fx;
    }

    /**
     * Starts the broker, if it does not run yet.
     *
     * @param ready told where it is, on the FX thread
     * @param failed told why it can't be started, on the FX thread
     */
    void start(Consumer<ConnectionUri> ready, Consumer<String> failed) {
        if (running != null) {
            users++;
            ready.accept(ConnectionUri.parse(running.uri()));
            return;
        }
        workers.execute(() -> {
            try {
                Demo demo = Demo.start();
                fx.execute(() -> started(demo, ready));
            } catch (UncheckedIOException e) {
                LOG.warn("the demo can't be started", e);
                fx.execute(() -> failed.accept(String.valueOf(e.getCause())));
            }
        });
    }

    /** A tab does not need the broker any more. */
    void stop() {
        users--;
        if (users == 0) {
            stopBroker();
        }
    }

    /** Stops the broker, whoever uses it. */
    @Override
    public void close() {
        closed = true;
        stopBroker();
    }

    private void started(Demo demo, Consumer<ConnectionUri> ready) {
        if (closed) {
            demo.close();
            return;
        }
        if (running != null) {
            // two were asked for at once; the first one serves both
            demo.close();
        } else {
            running = demo;
        }
        users++;
        ready.accept(ConnectionUri.parse(running.uri()));
    }

    private void stopBroker() {
        if (running != null) {
            running.close();
            running = null;
        }
    }
}
