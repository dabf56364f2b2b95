package io.topiary.demo.fleet;

import static io.topiary.demo.fleet.Payloads.fields;
import static io.topiary.demo.fleet.Payloads.round;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** A packing robot: state, temperature, power and a counter, each in a topic of its own. */
final class Robot implements Device {
    /** What is odd about a robot. */
    enum Quirk {
        NONE,
        /** Stops sending after some minutes, without a word, and never comes back. */
        FALLS_SILENT,
        /** Sends its temperature as a number for a while, then as a quoted string, and so on. */
        CHANGES_TYPE
    }

    private static final Duration SILENT_AFTER = Duration.ofMinutes(4);
    private static final int READINGS_A_TYPE = 8;

    private final String topic;
    private final Quirk quirk;
    private boolean silent;
    private long cycles;
    private int readings;

    Robot(String topic, Quirk quirk) {
        this.topic = topic;
        this.quirk = quirk;
    }

    @Override
    public void start(Yard yard) {
        Random random = yard.random();
        Station station = yard.connect(topic.substring(topic.indexOf('/') + 1).replace('/', '-'));
        Signal temperature = new Signal(random, 38 + 6 * random.nextDouble(), 2, 0.2);
        Load motors = new Load(random, 5_000 * random.nextDouble(), 180, 900, 1_400);
        cycles = 100_000L + random.nextInt(900_000);
        if (quirk == Quirk.FALLS_SILENT) {
            yard.after(SILENT_AFTER, () -> silent = true);
        }
        yard.nowAndEvery(
                Duration.ofSeconds(30),
                () -> unlessSilent(() -> station.retainedJson(topic + "/state", state(random))));
        yard.every(Duration.ofSeconds(5), () -> unlessSilent(() -> temperature(station, temperature)));
        yard.every(
                Duration.ofSeconds(8),
                () -> unlessSilent(() -> {
                    motors.read(true);
                    station.retainedText(topic + "/power", Long.toString(Math.round(motors.watts())));
                }));
        yard.every(
                Duration.ofSeconds(8),
                () -> unlessSilent(() -> {
                    cycles += 2 + random.nextInt(3);
                    station.retainedText(topic + "/cycles", Long.toString(cycles));
                }));
    }

    private void temperature(Station station, Signal temperature) {
        Object value = round(temperature.next(), 1);
        if (quirk == Quirk.NONE || quirk == Quirk.FALLS_SILENT) {
            station.retainedText(topic + "/temp", value.toString());
            return;
        }
        boolean asText = readings++ / READINGS_A_TYPE % 2 == 1;
        station.retainedJson(
                topic + "/temp",
                fields(
                        "temp",
                        asText ? value + " °C" : value,
                        "ts",
                        Instant.now().toEpochMilli()));
    }

    private Object state(Random random) {
        String program = "P" + (10 + random.nextInt(4));
        return fields(
                "state",
                random.nextInt(12) == 0 ? "waiting" : "running",
                "program",
                program,
                "cycle",
                cycles,
                "faults",
                0);
    }

    private void unlessSilent(Runnable task) {
        if (!silent) {
            task.run();
        }
    }
}
