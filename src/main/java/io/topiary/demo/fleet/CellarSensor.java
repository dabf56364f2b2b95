package io.topiary.demo.fleet;

import static io.topiary.demo.fleet.Payloads.round;

import java.time.Duration;

/**
 * A sensor that gets new firmware while somebody watches: from then on it writes its topic with a capital letter, and
 * whoever waits for the old one waits for ever.
 */
final class CellarSensor implements Device {
    private static final Duration PERIOD = Duration.ofMillis(1_500);
    private static final Duration UPDATE_AFTER = Duration.ofSeconds(30);

    private String topic = "home/cellar/humidity";

    @Override
    public void start(Yard yard) {
        Station station = yard.connect("cellar-sensor");
        Signal humidity = new Signal(yard.random(), 62, 4, 0.3);
        yard.every(PERIOD, () -> station.text(topic, round(humidity.next(), 1).toString()));
        yard.after(UPDATE_AFTER, () -> topic = "home/cellar/Humidity");
    }
}
