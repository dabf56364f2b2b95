package io.topiary.testing;

import io.topiary.ui.kit.Metronome;
import java.util.ArrayList;
import java.util.List;

/** A metronome that beats when the test says so. */
public final class ManualMetronome implements Metronome {

    private final List<Runnable> beats = new ArrayList<>();

    @Override
    public Runnable eachSecond(Runnable beat) {
        beats.add(beat);
        return () -> beats.remove(beat);
    }

    /** Lets {@code seconds} seconds pass. */
    public void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            List.copyOf(beats).forEach(Runnable::run);
        }
    }
}
