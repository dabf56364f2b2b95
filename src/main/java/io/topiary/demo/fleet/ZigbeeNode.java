package io.topiary.demo.fleet;

import static io.topiary.demo.fleet.Payloads.round;

import com.fasterxml.jackson.databind.JsonNode;
import io.topiary.demo.broker.Message;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One Zigbee device: reports its state, and takes commands where it can be switched. */
final class ZigbeeNode implements Device {
    private static final int FULL_BATTERY_MILLIVOLTS = 3_050;

    private final ZigbeeDevice device;
    /** zigbee2mqtt publishes the properties of a state in alphabetical order. */
    private final Map<String, Object> state = new TreeMap<>();

    private double battery;
    private boolean on;
    private @Nullable Station station;

    ZigbeeNode(ZigbeeDevice device) {
        this.device = device;
    }

    @Override
    public void start(Yard yard) {
        Random random = yard.random();
        battery = 60 + random.nextInt(40);
        on = random.nextBoolean();
        Station own = yard.connect("z2m-" + device.name(), null, message -> command(message, yard));
        station = own;
        own.retainedJson(device.topic() + "/availability", Payloads.fields("state", "online"));
        if (device.isSwitchable()) {
            own.subscribe(device.topic() + "/set");
            own.subscribe(device.topic() + "/get");
        }
        Runnable reading = reading(random);
        int linkQuality = 60 + random.nextInt(140);
        yard.nowAndEvery(period(random), () -> {
            reading.run();
            state.put("linkquality", Math.clamp(linkQuality + (int) (6 * random.nextGaussian()), 8, 255));
            report();
        });
    }

    private Duration period(Random random) {
        return switch (device.kind()) {
            case CLIMATE -> Duration.ofSeconds(12 + random.nextInt(10));
            case PLUG -> Duration.ofSeconds(5);
            case MOTION -> Duration.ofSeconds(15 + random.nextInt(30));
            case LIGHT, CONTACT -> Duration.ofSeconds(60);
        };
    }

    private Runnable reading(Random random) {
        return switch (device.kind()) {
            case CLIMATE -> climate(random);
            case PLUG -> plug(random);
            case LIGHT -> this::light;
            case MOTION ->
                () -> {
                    drain();
                    state.put("occupancy", random.nextInt(4) == 0);
                    state.put("illuminance", 20 + random.nextInt(180));
                };
            case CONTACT ->
                () -> {
                    drain();
                    state.put("contact", random.nextInt(6) != 0);
                    state.put("device_temperature", 21 + random.nextInt(3));
                };
        };
    }

    private Runnable climate(Random random) {
        Signal temperature = new Signal(random, 19 + 3 * random.nextDouble(), 1.6, 0.04);
        Signal humidity = new Signal(random, 44 + 10 * random.nextDouble(), -4, 0.15);
        Signal pressure = new Signal(random, 1014, 1.2, 0.05);
        return () -> {
            drain();
            state.put("temperature", round(temperature.next(), 2));
            state.put("humidity", round(humidity.next(), 2));
            state.put("pressure", round(pressure.next(), 1));
        };
    }

    private Runnable plug(Random random) {
        on = true;
        Load load = new Load(random, 120 + 300 * random.nextDouble(), 2.4, 85, 410, 1_950);
        return () -> {
            load.read(on);
            state.put("state", on ? "ON" : "OFF");
            state.put("power", round(load.watts(), 1));
            state.put("current", round(load.watts() / 231, 2));
            state.put("voltage", 231);
            state.put("energy", round(load.kilowattHours(), 3));
        };
    }

    private void light() {
        state.put("state", on ? "ON" : "OFF");
        state.putIfAbsent("brightness", 180);
        state.putIfAbsent("color_temp", 370);
        state.put("color_mode", "color_temp");
    }

    private void drain() {
        battery = Math.max(1, battery - 0.002);
        state.put("battery", (int) battery);
        state.put("voltage", FULL_BATTERY_MILLIVOLTS - (int) (3.5 * (100 - battery)));
    }

    /** What zigbee2mqtt does with {@code /set}: take over what it knows, publish the new state. */
    private void command(Message message, Yard yard) {
        if (message.topic().endsWith("/set")) {
            JsonNode command = yard.payloads().read(message);
            String wanted = command.isObject() ? command.path("state").asText() : Payloads.text(message);
            on = switch (wanted) {
                case "ON" -> true;
                case "OFF" -> false;
                case "TOGGLE" -> !on;
                default -> on;
            };
            state.put("state", on ? "ON" : "OFF");
            if (command.path("brightness").isInt()) {
                state.put("brightness", Math.clamp(command.path("brightness").asInt(), 0, 254));
            }
        }
        report();
    }

    private void report() {
        if (station != null) {
            station.retainedJson(device.topic(), state);
        }
    }
}
