package io.topiary.demo.fleet;

import io.topiary.demo.broker.Message;
import io.topiary.demo.broker.PublishProperties;
import java.time.Duration;
import java.util.Random;

/** A node with a bad radio link: it dies without a word, its will says so, and after a while it is back. */
final class FlakyNode implements Device {
    private static final String TOPIC = "garage/door_opener/";
    private int boots;

    @Override
    public void start(Yard yard) {
        Random random = yard.random();
        Station[] current = {online(yard)};
        yard.every(
                Duration.ofMillis(2_500),
                () -> current[0].text(TOPIC + "rssi", Integer.toString(-78 - random.nextInt(14))));
        liveAndDie(yard, current);
    }

    private void liveAndDie(Yard yard, Station[] current) {
        long alive = 20L + yard.random().nextInt(15);
        yard.after(Duration.ofSeconds(alive), () -> {
            current[0].fail();
            yard.after(Duration.ofSeconds(8), () -> {
                current[0] = online(yard);
                liveAndDie(yard, current);
            });
        });
    }

    private Station online(Yard yard) {
        Message will = new Message(TOPIC + "status", Payloads.utf8("offline"), 1, true, PublishProperties.NONE);
        Station station = yard.connect("garage-door-opener", will, message -> {});
        station.retainedText(TOPIC + "status", "online");
        station.retainedText(TOPIC + "boots", Integer.toString(++boots));
        return station;
    }
}
