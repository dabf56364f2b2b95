package io.topiary.demo.fleet;

import java.util.Random;

/** An electric load that switches between a few levels, and the meter that counts what it draws. */
final class Load {
    private static final double STEP_CHANCE = 0.08;

    private final Random random;
    private final double[] levels;
    private double level;
    private double watts;
    private double kilowattHours;
    private long lastNanos = System.nanoTime();

    /**
     * A load.
     *
     * @param kilowattHours what its meter shows already
     * @param levels powers it switches between, in watts
     */
    Load(Random random, double kilowattHours, double... levels) {
        this.random = random;
        this.kilowattHours = kilowattHours;
        this.levels = levels.clone();
        this.level = levels[0];
    }

    /** Takes a reading; while off it draws nothing. */
    void read(boolean on) {
        if (random.nextDouble() < STEP_CHANCE) {
            level = levels[random.nextInt(levels.length)];
        }
        watts = on ? Math.max(0, level * (1 + 0.015 * random.nextGaussian())) : 0;
        long now = System.nanoTime();
        kilowattHours += watts * (now - lastNanos) / 3.6e15;
        lastNanos = now;
    }

    double watts() {
        return watts;
    }

    /** The meter; it never runs backwards. */
    double kilowattHours() {
        return kilowattHours;
    }
}
