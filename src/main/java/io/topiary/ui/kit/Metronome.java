package io.topiary.ui.kit;

/** A beat once a second on the FX thread, for what changes without a message: rates that sink, a countdown. */
public interface Metronome {

    /**
     * Calls {@code beat} once a second. FX thread.
     *
     * @return ends that
     */
    Runnable eachSecond(Runnable beat);
}
