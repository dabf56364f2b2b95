package io.topiary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Measures the figures that Topiary wants to hold, each beside its controls, interleaved in the same run: a bare HiveMQ
 * client with a counting callback, and {@code mosquitto_sub} where it is installed.
 *
 * <p>{@code Bench DISTRIBUTION OUTPUT [RUNS]}. Exit code 1 on loss or on books that do not balance, never for a speed.
 */
final class Bench {

    private static final Load FLOOD = new Load(12_000_000, 1_000, 100, 0, false, false);
    /** It prints each message, which takes it some time. */
    private static final long MOSQUITTO_MESSAGES = 2_000_000;

    private static final Load STEADY_20K = new Load(20_000 * 60, 1_000, 100, 20_000, false, false);
    private static final Load STEADY_50K = new Load(50_000 * 60, 1_000, 100, 50_000, false, false);
    private static final Load RETAINED = new Load(1_000_000, 1_000_000, 100, 0, true, true);
    private static final Load RETAINED_200K = new Load(200_000, 200_000, 100, 0, true, true);

    private final Path distribution;
    private final Path log;
    private final int runs;
    private final Report report = new Report();

    private Bench(Path distribution, Path log, int runs) {
        this.distribution = distribution;
        this.log = log;
        this.runs = runs;
    }

    public static void main(String[] args) throws Exception {
        Path output = Path.of(args[1]);
        Files.createDirectories(output);
        Path log = output.resolve("processes.log");
        Files.deleteIfExists(log);
        Bench bench = new Bench(Path.of(args[0]), log, args.length > 2 ? Integer.parseInt(args[2]) : 5);
        bench.burst("F1 flood, 1,000 topics, 100 bytes", FLOOD);
        bench.burst("F4 200,000 retained topics", RETAINED_200K);
        bench.burst("F4 1,000,000 retained topics", RETAINED);
        bench.steady("F3 steady 20,000 messages a second for 60 s", STEADY_20K);
        bench.steady("F3 steady 50,000 messages a second for 60 s", STEADY_50K);
        bench.report.write(output);
        System.out.println(Files.readString(output.resolve("report.md")));
        System.exit(bench.report.clean() ? 0 : 1);
    }

    private void burst(String figure, Load load) throws Exception {
        Series bare = report.series(figure, "bare HiveMQ client", "msg/s");
        Series mosquitto = report.series(figure, "mosquitto_sub -t '#' >/dev/null", "msg/s");
        Series topiary = report.series(figure, "Topiary, in the model", "msg/s");
        Series ratio = report.series(figure, "Topiary / bare client", "");
        Series toMosquitto = report.series(figure, "Topiary / mosquitto_sub", "");
        Series latency = report.series(figure, "FX latency p99", "ms");
        Series gap = report.series(figure, "longest gap between frames", "ms");
        Series perTopic = report.series(figure, "heap per topic over name and payload", "bytes");
        for (int run = 1; run <= runs; run++) {
            double bareRate = bareRate(load);
            bare.add(bareRate);
            double mosquittoRate = mosquittoRate(load.atMost(MOSQUITTO_MESSAGES));
            if (mosquittoRate > 0) {
                mosquitto.add(mosquittoRate);
            }
            try (Child server = server(load);
                    TopiaryProcess app = topiary((int) server.await("PORT", 60))) {
                double rate = rate(load, server, app.awaitAll(load.messages(), 300));
                topiary.add(rate);
                ratio.add(rate / bareRate);
                if (mosquittoRate > 0) {
                    toMosquitto.add(rate / mosquittoRate);
                }
                latency.add(app.ui("FxLatencyP99Millis"));
                gap.add(app.ui("PulseGapMaxMillis"));
                if (load.topics() >= 100_000) {
                    // what the empty application needs is some 30 MB: 30 bytes a topic at a million
                    perTopic.add((double) (app.heapBytes() - load.contentBytes()) / load.topics());
                }
                check(figure, run, load, app.books());
            }
            System.out.printf("%s run %d: %s%n", figure, run, topiary.row());
        }
    }

    private void steady(String figure, Load load) throws Exception {
        Series latency = report.series(figure, "FX latency p99", "ms");
        Series gapP99 = report.series(figure, "gap between frames p99", "ms");
        Series gapMax = report.series(figure, "longest gap between frames", "ms");
        Series lag = report.series(figure, "last message sent until all in the model", "ms");
        try (Child server = server(load);
                TopiaryProcess app = topiary((int) server.await("PORT", 60))) {
            server.await("START", 60);
            TimeUnit.SECONDS.sleep(5);
            app.resetUi();
            long end = server.await("END", 120);
            TopiaryProcess.Books books = app.awaitAll(load.messages(), 60);
            lag.add((books.nanos() - end) / 1e6);
            latency.add(app.ui("FxLatencyP99Millis"));
            gapP99.add(app.ui("PulseGapP99Millis"));
            gapMax.add(app.ui("PulseGapMaxMillis"));
            check(figure, 1, load, books);
        }
    }

    private void check(String figure, int run, Load load, TopiaryProcess.Books books) {
        if (!books.balanced() || books.received() != load.messages() || books.topics() != load.topics()) {
            report.fault("%s, run %d: sent %d, %s".formatted(figure, run, load.messages(), books));
        }
        if (books.skipped() > 0) {
            report.fault("%s, run %d: %d skipped".formatted(figure, run, books.skipped()));
        }
    }

    private double bareRate(Load load) throws Exception {
        try (Child server = server(load)) {
            String port = Long.toString(server.await("PORT", 60));
            try (Child client = Child.java(log, BareClient.class, port, Long.toString(load.messages()))) {
                long start = server.await("START", 60);
                return perSecond(load, start, client.await("DONE", 300));
            }
        }
    }

    private double mosquittoRate(Load load) throws Exception {
        if (!Files.isExecutable(Path.of("/usr/bin/mosquitto_sub"))) {
            return 0;
        }
        try (Child server = server(load)) {
            String port = Long.toString(server.await("PORT", 60));
            String command = "exec mosquitto_sub -p %s -t '#' -C %d >/dev/null".formatted(port, load.messages());
            try (Child client = Child.start(log, List.of("sh", "-c", command))) {
                long start = server.await("START", 60);
                return perSecond(load, start, client.awaitEnd(300));
            }
        }
    }

    private double rate(Load load, Child server, TopiaryProcess.Books books) throws Exception {
        return perSecond(load, server.await("START", 1), books.nanos());
    }

    private static double perSecond(Load load, long start, long end) {
        return load.messages() * 1e9 / (end - start);
    }

    private Child server(Load load) throws IOException {
        return Child.java(log, ReplayServer.class, load.toArguments());
    }

    private TopiaryProcess topiary(int port) throws Exception {
        return TopiaryProcess.start(log, distribution, Files.createTempDirectory("topiary-bench"), port);
    }
}
