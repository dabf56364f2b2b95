package io.topiary.demo.fleet;

import static io.topiary.demo.fleet.Payloads.fields;
import static io.topiary.demo.fleet.Payloads.round;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** A packing hall under one name space, {@code acme/plant-1/…}: lines, robots, utilities, a fast vibration sensor. */
final class PackingPlant implements Device {
    private static final String ROOT = "acme/plant-1/";
    private static final int LINES = 3;
    private static final int ROBOTS = 4;
    private static final Duration VIBRATION_PERIOD = Duration.ofMillis(20);

    @Override
    public void start(Yard yard) {
        for (int line = 1; line <= LINES; line++) {
            line(yard, line);
            for (int robot = 1; robot <= ROBOTS; robot++) {
                new Robot(ROOT + "packing/line-" + line + "/robot-" + robot, quirk(line, robot)).start(yard);
            }
        }
        utilities(yard);
        vibration(yard);
    }

    private static Robot.Quirk quirk(int line, int robot) {
        if (line == 2 && robot == 4) {
            return Robot.Quirk.FALLS_SILENT;
        }
        return line == 3 && robot == 2 ? Robot.Quirk.CHANGES_TYPE : Robot.Quirk.NONE;
    }

    private static void line(Yard yard, int number) {
        Random random = yard.random();
        String topic = ROOT + "packing/line-" + number + "/";
        Station station = yard.connect("plc-line-" + number);
        Signal speed = new Signal(random, 0.42 + 0.1 * number, 0, 0.004);
        int[] boxes = {10_000 * number + random.nextInt(4_000), 0};
        station.retainedText(topic + "product", "SKU-" + (4_410 + number) + " Granola 500 g");
        yard.every(Duration.ofSeconds(4), () -> {
            boxes[0] += 1 + random.nextInt(3);
            boxes[1] += random.nextInt(40) == 0 ? 1 : 0;
            station.retainedText(topic + "boxes/good", Integer.toString(boxes[0]));
            station.retainedText(topic + "boxes/rejected", Integer.toString(boxes[1]));
        });
        yard.every(
                Duration.ofSeconds(5),
                () -> station.retainedText(
                        topic + "conveyor/speed", round(speed.next(), 3).toString()));
        yard.nowAndEvery(
                Duration.ofSeconds(30),
                () -> station.retainedJson(
                        topic + "oee",
                        fields(
                                "timestamp",
                                Instant.now().toString(),
                                "availability",
                                round(0.93 + 0.02 * random.nextGaussian(), 3),
                                "performance",
                                round(0.88 + 0.03 * random.nextGaussian(), 3),
                                "quality",
                                round(0.995 - 0.002 * random.nextDouble(), 4))));
    }

    private static void utilities(Yard yard) {
        Random random = yard.random();
        Station station = yard.connect("plc-utilities");
        Signal pressure = new Signal(random, 7.2, 0.1, 0.03);
        Signal flow = new Signal(random, 412, 60, 6);
        Load main = new Load(random, 1_284_302, 84_000, 96_500, 121_000, 143_000);
        yard.every(Duration.ofSeconds(5), () -> {
            station.retainedText(
                    ROOT + "utilities/compressor/pressure",
                    round(pressure.next(), 2).toString());
            station.retainedText(
                    ROOT + "utilities/compressor/flow", round(flow.next(), 1).toString());
        });
        yard.nowAndEvery(Duration.ofSeconds(10), () -> {
            main.read(true);
            station.retainedJson(
                    ROOT + "utilities/energy/main",
                    fields(
                            "kW",
                            round(main.watts() / 1_000, 2),
                            "kWh",
                            round(main.kilowattHours(), 3),
                            "cosPhi",
                            0.94));
        });
    }

    /** Fifty readings a second: a wave at the spindle's speed, its harmonic, and noise. */
    private static void vibration(Yard yard) {
        Random random = yard.random();
        Station station = yard.connect("spindle-1");
        long[] reading = {0};
        yard.every(VIBRATION_PERIOD, () -> {
            double t = reading[0]++ * 0.02;
            double value = 1.8 * Math.sin(2 * Math.PI * 3.1 * t)
                    + 0.5 * Math.sin(2 * Math.PI * 9.3 * t)
                    + 0.15 * random.nextGaussian();
            station.text(
                    ROOT + "packing/line-1/spindle/vibration", round(value, 3).toString());
        });
    }
}
