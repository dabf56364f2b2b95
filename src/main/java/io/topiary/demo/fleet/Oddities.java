package io.topiary.demo.fleet;

import static io.topiary.demo.fleet.Payloads.round;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Random;

/** What turns up on every broker sooner or later: other alphabets, logs, XML, nothing at all. */
final class Oddities implements Device {
    @Override
    public void start(Yard yard) {
        Random random = yard.random();
        Station station = yard.connect("oddities");
        Signal office = new Signal(random, 22.4, 1, 0.05);
        yard.every(Duration.ofSeconds(5), () -> station.retainedText("büro/温度", round(office.next(), 1) + " °C"));
        yard.nowAndEvery(Duration.ofSeconds(12), () -> station.retainedText("server/nas/log", log(random)));
        yard.nowAndEvery(
                Duration.ofSeconds(30),
                () -> station.send("legacy/meter/xml", Payloads.utf8(xml(random)), true, "application/xml"));
        yard.every(Duration.ofSeconds(3), () -> station.text("home/gateway/heartbeat", ""));
    }

    private static String log(Random random) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return String.join(
                "\n",
                now + " INFO  backup: snapshot started",
                now.plusMillis(180) + " WARN  disk sdb: " + (30 + random.nextInt(9)) + " °C, 1 sector pending",
                "    at scrub/check (pool tank)",
                now.plusMillis(420) + " INFO  backup: 1,204 files, 3.1 GiB");
    }

    private static String xml(Random random) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <meter id="G-4711" unit="m3">
                  <reading at="%s">%s</reading>
                  <status code="0">ok</status>
                </meter>
                """.formatted(
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        String.format(Locale.ROOT, "%.3f", 8_412.5 + random.nextDouble()));
    }
}
