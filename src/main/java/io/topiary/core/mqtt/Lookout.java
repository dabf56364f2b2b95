package io.topiary.core.mqtt;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Looks around once a second while a connection is wanted. Used on the connection's thread. */
final class Lookout {

    private static final long BEAT_MILLIS = 1_000;

    private final ScheduledExecutorService worker;
    private final Surroundings surroundings;
    private final Runnable onBeat;
    private final Runnable onChange;
    private @Nullable ScheduledFuture<?> beats;

    /**
     * @param onBeat run once a second
     * @param onChange run when the computer has slept or is in another network
     */
    Lookout(ScheduledExecutorService worker, Surroundings surroundings, Runnable onBeat, Runnable onChange) {
        this.worker = worker;
        this.surroundings = surroundings;
        this.onBeat = onBeat;
        this.onChange = onChange;
    }

    void begin() {
        if (beats == null) {
            surroundings.begin();
            beats = worker.scheduleWithFixedDelay(this::beat, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    void end() {
        ScheduledFuture<?> current = beats;
        if (current != null) {
            current.cancel(false);
        }
        beats = null;
    }

    private void beat() {
        if (surroundings.changed()) {
            onChange.run();
        }
        onBeat.run();
    }
}
