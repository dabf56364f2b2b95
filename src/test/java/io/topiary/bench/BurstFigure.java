package io.topiary.bench;

import java.util.concurrent.TimeUnit;

/** F1 and F4: everything at once, as fast as the socket gives it, with the window open on the expanded tree. */
final class BurstFigure implements Bench.Figure {

    /** It prints each message, which takes it some time. */
    private static final long MOSQUITTO_MESSAGES = 2_000_000;

    private static final int MANY_TOPICS = 100_000;

    private final String name;

    BurstFigure(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    static Load flood(BenchOptions options) {
        return Load.flat(options.scaled(12_000_000, 20_000), 1_000);
    }

    static Load retained(BenchOptions options, int topics) {
        int scaled = options.scaled(topics, 2_000);
        return Load.tree(scaled, scaled);
    }

    @Override
    public void measure(Parties parties, Report report) throws Exception {
        BenchOptions options = parties.options();
        if (name.equals("F1")) {
            burst("F1 flood, 1,000 topics, 100 bytes", flood(options), parties, report);
        } else {
            burst("F4 200,000 retained topics", retained(options, 200_000), parties, report);
            burst("F4 1,000,000 retained topics", retained(options, 1_000_000), parties, report);
        }
    }

    private void burst(String figure, Load load, Parties parties, Report report) throws Exception {
        Series bare = report.series(figure, "bare HiveMQ client", "msg/s");
        Series mosquitto = report.series(figure, "mosquitto_sub -t '#' >/dev/null", "msg/s");
        Series topiary = report.series(figure, "Topiary, in the model", "msg/s");
        Series ratio = report.series(figure, "Topiary / bare client", "");
        Series toMosquitto = report.series(figure, "Topiary / mosquitto_sub", "");
        Series bareTime = report.series(figure, "bare client, all received after", "s");
        Series time = report.series(figure, "Topiary, all in the model after", "s");
        Series latency = report.series(figure, "FX latency p99 after the first second", "ms");
        Series gap = report.series(figure, "longest gap between frames after the first second", "ms");
        Series whole = report.series(figure, "all of the heap per topic, over name and payload", "bytes");
        Series perTopic = report.series(figure, "heap that came with them per topic, over name and payload", "bytes");
        for (int run = 1; run <= parties.options().runs(); run++) {
            double bareRate = parties.bareRate(load);
            bare.add(bareRate);
            bareTime.add(load.messages() / bareRate);
            double mosquittoRate = parties.mosquittoRate(load.atMost(MOSQUITTO_MESSAGES));
            mosquitto.addIfMeasured(mosquittoRate);
            try (Child server = parties.heldServer(load)) {
                long gate = server.await("GATE", 60);
                try (TopiaryProcess app = parties.topiary((int) server.await("PORT", 60))) {
                    // the window has been there for a moment before the flood, as when somebody clicks a profile
                    TimeUnit.SECONDS.sleep(1);
                    boolean weighs = load.topics() >= MANY_TOPICS;
                    long empty = weighs ? app.heapBytes() : 0;
                    long start = parties.play(server, gate);
                    TopiaryProcess.Books books =
                            app.awaitAll(load.messages(), 300, start + TimeUnit.SECONDS.toNanos(1));
                    double rate = load.perSecond(start, books.nanos());
                    topiary.add(rate);
                    ratio.add(rate / bareRate);
                    toMosquitto.addIfMeasured(mosquittoRate > 0 ? rate / mosquittoRate : 0);
                    time.add((books.nanos() - start) / 1e9);
                    // the screen goes on for a moment
                    TimeUnit.SECONDS.sleep(1);
                    latency.add(app.ui("FxLatencyP99Millis"));
                    gap.add(app.ui("PulseGapMaxMillis"));
                    if (weighs) {
                        double heap = app.heapBytes() - load.contentBytes();
                        whole.add(heap / load.topics());
                        perTopic.add((heap - empty) / load.topics());
                    }
                    report.check(figure, run, load, app.books());
                }
            }
            System.out.printf("%s run %d: %s%n", figure, run, topiary.row());
        }
    }
}
