package io.topiary.ui.kit;

import io.topiary.core.work.Ticker;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a beat through the FX thread every 50 ms and measures how long it takes. When one is on its way for more than two
 * seconds, the log gets what the FX thread is doing.
 */
public final class FxHeartbeat implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FxHeartbeat.class);
    private static final long PERIOD_MILLIS = 50;
    private static final long FROZEN_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final String FX_THREAD = "JavaFX Application Thread";

    private final FxThread fx;
    private final Latencies latencies = new Latencies();
    /** When the beat under way was sent; 0 if none is. */
    private final AtomicLong sent = new AtomicLong();

    private volatile long resetNanos = System.nanoTime();

    private @Nullable Ticker ticker;
    private boolean reported;

    /** A heartbeat that does not beat yet. */
    public FxHeartbeat(FxThread fx) {
        this.fx = fx;
    }

    /** Begins to beat. FX thread, once. */
    public void start() {
        ticker = new Ticker("topiary-heartbeat", PERIOD_MILLIS, this::beat);
    }

    Latencies latencies() {
        return latencies;
    }

    /** Forgets the latencies; of a beat under way only the time from now on counts. Any thread. */
    void reset() {
        latencies.reset();
        resetNanos = System.nanoTime();
    }

    /** Beats no more. FX thread. */
    @Override
    public void close() {
        if (ticker != null) {
            ticker.close();
        }
    }

    private void beat() {
        long now = System.nanoTime();
        if (sent.compareAndSet(0, now)) {
            reported = false;
            fx.later(() -> latencies.add(System.nanoTime() - Math.max(sent.getAndSet(0), resetNanos)));
        } else if (!reported && now - sent.get() > FROZEN_NANOS && sent.get() != 0) {
            reported = true;
            LOG.warn("the window does not answer; it is here:\n{}", stack());
        }
    }

    private static String stack() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> entry.getKey().getName().equals(FX_THREAD))
                .map(Map.Entry::getValue)
                .flatMap(Arrays::stream)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining("\n\tat ", "\tat ", ""));
    }
}
