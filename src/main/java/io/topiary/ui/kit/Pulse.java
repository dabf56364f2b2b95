package io.topiary.ui.kit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Redraws what is dirty, a few times a second; views pull what they show when it is their turn. */
public interface Pulse {

    /** Refreshes per second for trees, tables and text. */
    int TEXT = 10;

    /** Refreshes per second for charts and a followed tail. */
    int MOTION = 30;

    /**
     * Registers something that can be redrawn. Called on the FX thread.
     *
     * @param perSecond most refreshes per second; fewer when they turn out to be expensive
     * @param refresh draws; runs on the FX thread
     */
    Refresh register(int perSecond, Runnable refresh);

    /**
     * Gives expensive frames longer rests while {@code behind} says that what is shown can't keep up: numbers that change
     * every moment are not worth the time that it takes from them. FX thread.
     *
     * @param behind asked on the FX thread, after each frame with a refresh
     * @return ends that
     */
    default Runnable giveWayWhile(BooleanSupplier behind) {
        return () -> {};
    }

    /**
     * Takes note of how old a screen that follows the newest messages had become when it was drawn anew: the time since the
     * arrival of the first message that was not on it yet. FX thread.
     *
     * @param ageNanos that time in nanoseconds
     */
    default void caughtUp(long ageNanos) {}

    /** Something that can be redrawn. */
    interface Refresh extends AutoCloseable {

        /** Asks for a redraw. Any thread, any number of times: one redraw answers all of them. */
        void markDirty();

        /** As {@link #markDirty()}, after {@code millis} at the earliest; costs nothing until then. Any thread. */
        default void markDirtyIn(long millis) {
            CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, Runnable::run)
                    .execute(this::markDirty);
        }

        /** Never redraws again. FX thread. */
        @Override
        void close();
    }
}
