package io.topiary.bench;

import io.topiary.testing.Mosquitto;

/** PUBLISH: 10,000 messages with QoS 1 by the repeat page, through mosquitto and back into the window that is open. */
final class PublishFigure implements Bench.Figure {

    private static final String FIGURE = "PUBLISH 10,000 with QoS 1 by repeat, the window open and subscribed to #";

    @Override
    public String name() {
        return "PUBLISH";
    }

    @Override
    public void measure(Parties parties, Report report) throws Exception {
        if (!Mosquitto.isInstalled()) {
            System.out.println("PUBLISH left out: mosquitto is not installed");
            return;
        }
        int times = parties.options().scaled(10_000, 100);
        for (int run = 1; run <= parties.options().runs(); run++) {
            try (Mosquitto broker = Mosquitto.start();
                    Child driver = parties.publisher(broker.port(), times)) {
                report.series(FIGURE, "all acknowledged after", "s").add(driver.await("TOOK", 180) / 1e9);
                report.series(FIGURE, "FX latency p99", "ms").add(driver.await("FX_P99", 10) / 1e6);
                report.series(FIGURE, "gap between frames p99", "ms").add(driver.await("GAP_P99", 10) / 1e6);
                report.series(FIGURE, "longest gap between frames", "ms").add(driver.await("GAP_MAX", 10) / 1e6);
                long sent = driver.await("SENT", 60);
                long acknowledged = driver.await("ACKNOWLEDGED", 10);
                long missing = driver.await("MISSING", 10);
                if (sent != times || acknowledged != times || missing != 0) {
                    report.fault("PUBLISH: %d sent, %d acknowledged of %d, %d missing"
                            .formatted(sent, acknowledged, times, missing));
                }
            }
            System.out.printf("PUBLISH run %d done%n", run);
        }
    }
}
