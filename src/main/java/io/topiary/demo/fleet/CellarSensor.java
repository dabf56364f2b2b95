package io.topiary.demo.fleet;

import static io.topiary.demo.fleet.Payloads.round;

import java.time.Duration;

/**
 * A sensor that gets new firmware while somebody watches: from then on it writes its topic with a capital letter, and
 * whoever waits for the old one waits for ever.
 */
final class CellarSensor implements Device {
    private static final Duration PERIOD = Duration.ofMillis(1_500);

    private final Duration updateAfter;
    private String topic = "home/cellar/humidity";

    /** @param updateAfter how long after its start it gets the new firmware */
    CellarSensor(Duration updateAfter) {
        this.updateAfter = updateAfter;
    }

    @Override
    public void start(Yard yard) {
        Station station = yard.connect("cellar-sensor");
        Signal humidity = new Signal(yard.random(), 62, 4, 0.3);
        yard.every(PERIOD, () -> station.text(topic, round(humidity.next(), 1).toString()));
        yard.after(updateAfter, () -> topic = "home/cellar/Humidity");
    }
}
