package io.topiary.bench;

import io.topiary.testing.Mosquitto;

/** Clearing 100,000 retained messages of a mosquitto as it comes, with the window open on all topics. */
final class CleanFigure implements Bench.Figure {

    private static final String FIGURE = "CLEAN 100,000 retained messages on mosquitto";

    @Override
    public String name() {
        return "CLEAN";
    }

    @Override
    public void measure(Parties parties, Report report) throws Exception {
        if (!Mosquitto.isInstalled()) {
            System.out.println("CLEAN left out: mosquitto is not installed");
            return;
        }
        int stored = parties.options().scaled(100_000, 1_000);
        // its default queue: a client whose queue is full loses messages, as in the field
        try (Mosquitto broker = Mosquitto.start("max_queued_messages 1000")) {
            try (Child fill =
                    parties.java(RetainedFill.class, Integer.toString(broker.port()), Integer.toString(stored))) {
                fill.await("DONE", 120);
            }
            try (Child driver = parties.cleaner(broker.port())) {
                seconds(report, "learn what is stored", driver.await("LEARN", 300));
                seconds(report, "save, clear and check", driver.await("CLEAR", 600));
                report.series(FIGURE, "FX latency p99", "ms").add(driver.await("FX_P99", 10) / 1e6);
                report.series(FIGURE, "longest gap between frames", "ms").add(driver.await("GAP_MAX", 10) / 1e6);
                seconds(report, "undo", driver.await("UNDO", 600));
                long learned = driver.await("LEARNED", 10);
                long cleared = driver.await("CLEARED", 10);
                long restored = driver.await("RESTORED", 10);
                if (learned != stored || cleared != stored || restored != stored) {
                    report.fault("CLEAN: %d stored, %d learned, %d cleared, %d restored"
                            .formatted(stored, learned, cleared, restored));
                }
            }
        }
    }

    private static void seconds(Report report, String name, long nanos) {
        report.series(FIGURE, name, "s").add(nanos / 1e9);
    }
}
