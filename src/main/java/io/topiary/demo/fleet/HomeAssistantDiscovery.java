package io.topiary.demo.fleet;

import static io.topiary.demo.fleet.Payloads.fields;

import java.util.List;
import java.util.Map;

/** Announces the Zigbee devices to Home Assistant: {@code homeassistant/<component>/<id>/<object>/config}, retained. */
final class HomeAssistantDiscovery implements Device {
    private final List<ZigbeeDevice> devices;

    HomeAssistantDiscovery(List<ZigbeeDevice> devices) {
        this.devices = devices;
    }

    @Override
    public void start(Yard yard) {
        Station station = yard.connect("homeassistant");
        station.retainedText("homeassistant/status", "online");
        for (ZigbeeDevice device : devices) {
            switch (device.kind()) {
                case CLIMATE -> {
                    sensor(station, device, "temperature", "°C");
                    sensor(station, device, "humidity", "%");
                    sensor(station, device, "battery", "%");
                }
                case PLUG -> {
                    switchable(station, device, "switch");
                    sensor(station, device, "power", "W");
                    sensor(station, device, "energy", "kWh");
                }
                case LIGHT -> switchable(station, device, "light");
                case MOTION -> binary(station, device, "occupancy", "motion", true);
                case CONTACT -> binary(station, device, "contact", "door", false);
            }
        }
    }

    private static void sensor(Station station, ZigbeeDevice device, String property, String unit) {
        Map<String, Object> config = common(device, property);
        config.put("device_class", property);
        config.put("state_class", property.equals("energy") ? "total_increasing" : "measurement");
        config.put("unit_of_measurement", unit);
        config.put("value_template", "{{ value_json." + property + " }}");
        station.retainedJson(topic("sensor", device, property), config);
    }

    private static void binary(
            Station station, ZigbeeDevice device, String property, String deviceClass, boolean onWhen) {
        Map<String, Object> config = common(device, property);
        config.put("device_class", deviceClass);
        config.put("payload_on", onWhen);
        config.put("payload_off", !onWhen);
        config.put("value_template", "{{ value_json." + property + " }}");
        station.retainedJson(topic("binary_sensor", device, property), config);
    }

    private static void switchable(Station station, ZigbeeDevice device, String component) {
        Map<String, Object> config = common(device, component);
        config.put("command_topic", device.topic() + "/set");
        if (component.equals("light")) {
            config.put("schema", "json");
            config.put("brightness", true);
        } else {
            config.put("payload_on", "ON");
            config.put("payload_off", "OFF");
            config.put("value_template", "{{ value_json.state }}");
        }
        station.retainedJson(topic(component, device, component), config);
    }

    private static String topic(String component, ZigbeeDevice device, String object) {
        return "homeassistant/" + component + "/" + device.address() + "/" + object + "/config";
    }

    private static Map<String, Object> common(ZigbeeDevice device, String object) {
        return fields(
                "name",
                object,
                "unique_id",
                device.address() + "_" + object + "_zigbee2mqtt",
                "object_id",
                device.name() + "_" + object,
                "state_topic",
                device.topic(),
                "availability",
                List.of(fields("topic", device.topic() + "/availability", "value_template", "{{ value_json.state }}")),
                "device",
                fields(
                        "identifiers",
                        List.of("zigbee2mqtt_" + device.address()),
                        "name",
                        device.name(),
                        "manufacturer",
                        device.kind().vendor(),
                        "model",
                        device.kind().description()),
                "origin",
                fields("name", "Zigbee2MQTT", "sw", "2.6.1"));
    }
}
