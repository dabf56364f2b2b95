package io.topiary.demo.fleet;

import static io.topiary.demo.fleet.Payloads.fields;
import static io.topiary.demo.fleet.Payloads.round;

import io.topiary.demo.broker.Message;
import io.topiary.demo.broker.PublishProperties;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A plug with Tasmota's firmware: {@code tele/}, {@code stat/}, and answers to {@code cmnd/<name>/…}. */
final class TasmotaPlug implements Device {
    private final String name;
    private final int number;
    private boolean on = true;
    private int uptimeSeconds;
    private @Nullable Station station;

    TasmotaPlug(String name, int number) {
        this.name = name;
        this.number = number;
    }

    @Override
    public void start(Yard yard) {
        Random random = yard.random();
        uptimeSeconds = 3_600 * (20 + random.nextInt(400));
        Message will = new Message("tele/" + name + "/LWT", Payloads.utf8("Offline"), 1, true, PublishProperties.NONE);
        Station own = yard.connect("DVES_" + mac().substring(6), will, this::command);
        Load meter = new Load(random, 40 + 90 * random.nextDouble(), 0.8, 36, 120, 640);
        station = own;
        own.subscribe("cmnd/" + name + "/+");
        own.subscribe("cmnd/tasmotas/+");
        own.retainedText("tele/" + name + "/LWT", "Online");
        own.retainedJson("tasmota/discovery/" + mac() + "/config", discovery());
        own.retainedJson(
                "tele/" + name + "/INFO1", fields("Info1", fields("Module", "Nous A1T", "Version", "14.6.0(tasmota)")));
        own.retainedJson(
                "tele/" + name + "/INFO2", fields("Info2", fields("WebServerMode", "Admin", "Hostname", name)));
        own.retainedText("stat/" + name + "/POWER", "ON");
        yard.every(Duration.ofSeconds(10), () -> {
            uptimeSeconds += 10;
            own.retainedJson("tele/" + name + "/STATE", state(random));
        });
        yard.every(Duration.ofSeconds(10), () -> {
            meter.read(on);
            own.retainedJson("tele/" + name + "/SENSOR", sensor(meter));
        });
    }

    /** Commands are the last level of the topic, as in Tasmota's own documentation; upper and lower case are one. */
    private void command(Message message) {
        String command = message.topic().substring(message.topic().lastIndexOf('/') + 1);
        switch (command.toUpperCase(Locale.ROOT)) {
            case "POWER", "POWER1" -> power(Payloads.text(message).strip().toUpperCase(Locale.ROOT));
            case "STATUS" -> answer("STATUS", fields("Status", fields("DeviceName", name, "Power", on ? 1 : 0)));
            case "TELEPERIOD" -> answer("RESULT", fields("TelePeriod", 10));
            default -> answer("RESULT", fields("Command", "Unknown", "Input", command));
        }
    }

    private void power(String wanted) {
        on = switch (wanted) {
            case "ON", "1", "TRUE" -> true;
            case "OFF", "0", "FALSE" -> false;
            case "TOGGLE", "2" -> !on;
            default -> on;
        };
        answer("RESULT", fields("POWER", on ? "ON" : "OFF"));
        if (station != null) {
            station.retainedText("stat/" + name + "/POWER", on ? "ON" : "OFF");
        }
    }

    private void answer(String kind, Map<String, Object> fields) {
        if (station != null) {
            station.json("stat/" + name + "/" + kind, fields);
        }
    }

    private Map<String, Object> state(Random random) {
        Duration uptime = Duration.ofSeconds(uptimeSeconds);
        return fields(
                "Time",
                time(),
                "Uptime",
                "%dT%02d:%02d:%02d"
                        .formatted(
                                uptime.toDaysPart(),
                                uptime.toHoursPart(),
                                uptime.toMinutesPart(),
                                uptime.toSecondsPart()),
                "UptimeSec",
                uptimeSeconds,
                "Heap",
                23 + random.nextInt(4),
                "SleepMode",
                "Dynamic",
                "LoadAvg",
                19,
                "MqttCount",
                1,
                "POWER",
                on ? "ON" : "OFF",
                "Wifi",
                fields("AP", 1, "SSId", "home", "Channel", 6, "RSSI", 62 + random.nextInt(20), "Signal", -64));
    }

    private static Map<String, Object> sensor(Load meter) {
        double watts = meter.watts();
        return fields(
                "Time",
                time(),
                "ENERGY",
                fields(
                        "TotalStartTime",
                        "2026-01-04T10:21:33",
                        "Total",
                        round(meter.kilowattHours(), 3),
                        "Power",
                        Math.round(watts),
                        "ApparentPower",
                        Math.round(watts * 1.08),
                        "Factor",
                        round(watts == 0 ? 0 : 0.93, 2),
                        "Voltage",
                        231,
                        "Current",
                        round(watts / 231, 3)));
    }

    private Map<String, Object> discovery() {
        return fields(
                "ip",
                "192.168.1." + (40 + number),
                "dn",
                name,
                "hn",
                name,
                "mac",
                mac(),
                "md",
                "Nous A1T",
                "t",
                name,
                "ft",
                "%prefix%/%topic%/",
                "sw",
                "14.6.0",
                "ver",
                1);
    }

    private String mac() {
        return "%012X".formatted(0xA4E57C000000L + 0x1D2F0L + number * 4_099L);
    }

    private static String time() {
        return LocalDateTime.now(ZoneId.systemDefault())
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }
}
