package io.topiary.demo.fleet;

/** Something that publishes. */
interface Device {
    /** Connects, publishes what it retains, and plans the rest. Called once, on the broker's loop. */
    void start(Yard yard);
}
