package io.topiary.demo.fleet;

import static io.topiary.demo.fleet.Payloads.fields;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Random;
import java.util.concurrent.Executor;

/** A camera over the front door: a JPEG every 15 s, retained, and an event when somebody comes. */
final class Camera implements Device {
    private static final String TOPIC = "cameras/front_door/";
    private static final Duration PERIOD = Duration.ofSeconds(15);

    private final Executor studio;
    private final Picture picture = new Picture();
    private int events;
    private int pictures;

    /** Pictures are drawn on {@code studio}, one at a time: drawing would hold up the broker's loop. */
    Camera(Executor studio) {
        this.studio = studio;
    }

    @Override
    public void start(Yard yard) {
        Random random = new Random(yard.random().nextLong());
        Station station = yard.connect("camera-front-door");
        station.retainedJson(TOPIC + "status", fields("state", "online", "fps", 5, "resolution", "320x240"));
        event(station, 0.81);
        yard.nowAndEvery(PERIOD, () -> {
            boolean visit = pictures++ % 4 == 1;
            int visitor = visit ? 60 + random.nextInt(200) : -1;
            if (visit) {
                event(station, 0.7 + 0.29 * random.nextDouble());
            }
            studio.execute(() -> {
                byte[] jpeg = picture.jpeg(LocalDateTime.now(ZoneId.systemDefault()), visitor, random);
                yard.soon(() -> station.send(TOPIC + "snapshot", jpeg, true, "image/jpeg"));
            });
        });
    }

    private void event(Station station, double score) {
        station.retainedJson(
                TOPIC + "events",
                fields(
                        "id",
                        "ev-%05d".formatted(++events),
                        "type",
                        "new",
                        "label",
                        "person",
                        "score",
                        Payloads.round(score, 2),
                        "start_time",
                        Instant.now().toString(),
                        "zones",
                        java.util.List.of("doorstep")));
    }
}
