package io.topiary.demo.fleet;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Random;

/** A measured value: it swings once a day and wanders a little, as temperatures do. */
final class Signal {
    private static final double PULL = 0.05;
    private static final int SECONDS_A_DAY = 86_400;

    private final Random random;
    private final double mean;
    private final double swing;
    private final double noise;
    private double drift;

    /**
     * A signal.
     *
     * @param mean middle of the day's curve
     * @param swing how far the day moves it either way; highest at three in the afternoon
     * @param noise how far it jumps from reading to reading
     */
    Signal(Random random, double mean, double swing, double noise) {
        this.random = random;
        this.mean = mean;
        this.swing = swing;
        this.noise = noise;
    }

    /** The next reading. */
    double next() {
        drift += -PULL * drift + noise * random.nextGaussian();
        double day = (double) LocalTime.now(ZoneId.systemDefault()).toSecondOfDay() / SECONDS_A_DAY;
        return mean + swing * Math.cos(2 * Math.PI * (day - 15.0 / 24)) + drift;
    }
}
