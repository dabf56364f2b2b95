package io.topiary.demo.fleet;

import static io.topiary.demo.fleet.Payloads.fields;
import static io.topiary.demo.fleet.Payloads.round;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Devices that save bytes: CBOR, MessagePack and a packed structure. */
final class BinarySenders implements Device {
    @Override
    public void start(Yard yard) {
        weather(yard);
        greenhouse(yard);
        converter(yard);
    }

    private static void weather(Yard yard) {
        Random random = yard.random();
        Station station = yard.connect("weather-7");
        Signal temperature = new Signal(random, 11, 6, 0.1);
        Signal wind = new Signal(random, 4.5, 1, 0.4);
        yard.every(Duration.ofSeconds(6), () -> {
            Object reading = fields(
                    "station",
                    7,
                    "time",
                    Instant.now().getEpochSecond(),
                    "temperature",
                    round(temperature.next(), 1).doubleValue(),
                    "wind",
                    fields("speed", round(Math.abs(wind.next()), 1).doubleValue(), "direction", random.nextInt(360)),
                    "rain",
                    false);
            station.send("weather/station-7/reading", yard.payloads().cbor(reading), true, "application/cbor");
        });
    }

    private static void greenhouse(Yard yard) {
        Random random = yard.random();
        Station station = yard.connect("greenhouse-3");
        Signal soil = new Signal(random, 0.31, 0.02, 0.004);
        yard.every(Duration.ofSeconds(7), () -> {
            Object reading = fields(
                    "node",
                    "greenhouse-3",
                    "soil",
                    List.of(
                            round(soil.next(), 3).doubleValue(),
                            round(soil.next(), 3).doubleValue()),
                    "valve",
                    random.nextInt(5) == 0,
                    "lux",
                    9_000 + random.nextInt(4_000));
            station.send(
                    "greenhouse/node-3/reading", yard.payloads().messagePack(reading), true, "application/msgpack");
        });
    }

    /** Little-endian: unsigned 16-bit counter, four 16-bit channels, 32-bit float reference, 8-bit flags. */
    private static void converter(Yard yard) {
        Random random = yard.random();
        Station station = yard.connect("adc-1");
        int[] counter = {0};
        yard.every(Duration.ofSeconds(2), () -> {
            ByteBuffer packed = ByteBuffer.allocate(15).order(ByteOrder.LITTLE_ENDIAN);
            packed.putShort((short) counter[0]++);
            for (int channel = 0; channel < 4; channel++) {
                packed.putShort((short) (2_048 + 400 * channel + random.nextInt(32)));
            }
            packed.putFloat(3.3f).put((byte) 0b101);
            station.send("lab/adc-1/packed", packed.array(), true, null);
        });
    }
}
