package io.topiary.demo.fleet;

import static io.topiary.demo.fleet.Payloads.fields;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A home behind zigbee2mqtt: the bridge's own topics, and the network's devices. */
final class ZigbeeHome implements Device {
    private static final String VERSION = "2.6.1";
    private final List<ZigbeeDevice> devices = devices();

    /** The devices of the network. */
    List<ZigbeeDevice> network() {
        return devices;
    }

    @Override
    public void start(Yard yard) {
        Station bridge = yard.connect("zigbee2mqtt");
        bridge.retainedJson("zigbee2mqtt/bridge/state", fields("state", "online"));
        bridge.retainedJson("zigbee2mqtt/bridge/info", info());
        bridge.retainedJson(
                "zigbee2mqtt/bridge/devices",
                devices.stream().map(ZigbeeHome::described).toList());
        bridge.retainedJson("zigbee2mqtt/bridge/groups", List.of());
        yard.nowAndEvery(Duration.ofMinutes(1), () -> bridge.retainedJson("zigbee2mqtt/bridge/health", health()));
        yard.every(
                Duration.ofSeconds(3),
                () -> bridge.json(
                        "zigbee2mqtt/bridge/logging",
                        fields(
                                "level",
                                "info",
                                "message",
                                "z2m:mqtt: MQTT publish: topic 'zigbee2mqtt/kitchen_climate'")));
        for (ZigbeeDevice device : devices) {
            new ZigbeeNode(device).start(yard);
        }
    }

    private static Map<String, Object> info() {
        return fields(
                "version",
                VERSION,
                "coordinator",
                fields("ieee_address", "0x00124b0029e2c1aa", "type", "ZStack3x0"),
                "network",
                fields("channel", 15, "pan_id", 6754, "extended_pan_id", "0xdddddddddddddddd"),
                "log_level",
                "info",
                "permit_join",
                false);
    }

    private static Map<String, Object> health() {
        return fields(
                "response_time",
                Instant.now().toEpochMilli(),
                "os",
                fields("load_average", List.of(0.12, 0.2, 0.18), "memory_percent", 41.5),
                "mqtt",
                fields("connected", true, "queued", 0));
    }

    private static Map<String, Object> described(ZigbeeDevice device) {
        return fields(
                "ieee_address",
                device.address(),
                "type",
                device.isSwitchable() ? "Router" : "EndDevice",
                "friendly_name",
                device.name(),
                "power_source",
                device.kind().powerSource(),
                "interview_completed",
                true,
                "definition",
                fields(
                        "vendor",
                        device.kind().vendor(),
                        "model",
                        device.kind().model(),
                        "description",
                        device.kind().description()));
    }

    private static List<ZigbeeDevice> devices() {
        List<ZigbeeDevice> devices = new ArrayList<>();
        add(devices, ZigbeeDevice.Kind.CLIMATE, "kitchen", "living_room", "bedroom", "bathroom", "office", "cellar");
        add(devices, ZigbeeDevice.Kind.LIGHT, "kitchen", "living_room", "bedroom", "bathroom", "office", "hallway");
        add(devices, ZigbeeDevice.Kind.MOTION, "hallway", "cellar", "terrace", "garage");
        add(devices, ZigbeeDevice.Kind.CONTACT, "front_door", "terrace_door", "bathroom_window");
        add(devices, ZigbeeDevice.Kind.PLUG, "washing_machine", "fridge", "desk");
        return List.copyOf(devices);
    }

    private static void add(List<ZigbeeDevice> devices, ZigbeeDevice.Kind kind, String... places) {
        for (String place : places) {
            String address = "0x00158d000%07x".formatted(0x1a2b3c4 + devices.size() * 7919);
            devices.add(new ZigbeeDevice(place + "_" + kind.name().toLowerCase(java.util.Locale.ROOT), address, kind));
        }
    }
}
