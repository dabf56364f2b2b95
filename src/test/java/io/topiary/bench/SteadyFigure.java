package io.topiary.bench;

import java.util.concurrent.TimeUnit;

/** F3: a steady load for a while, the message log following it. */
final class SteadyFigure implements Bench.Figure {

    private static final int SECONDS = 60;
    private static final int SHORT_SECONDS = 20;
    private static final long SETTLING_SECONDS = 5;

    @Override
    public String name() {
        return "F3";
    }

    @Override
    public void measure(Parties parties, Report report) throws Exception {
        BenchOptions options = parties.options();
        int longSeconds = options.scaled(options.runs() > 1 ? SECONDS : SECONDS / 2, 10);
        steady(20_000, options.scaled(SHORT_SECONDS, 10), parties, report);
        steady(50_000, longSeconds, parties, report);
    }

    private void steady(int perSecond, int seconds, Parties parties, Report report) throws Exception {
        String figure =
                "F3 steady %,d messages a second for %d s, recorder on, log following".formatted(perSecond, seconds);
        Load load = Load.flat((long) perSecond * seconds, 1_000).atRate(perSecond);
        Series latency = report.series(figure, "FX latency p99", "ms");
        Series gapP99 = report.series(figure, "gap between frames p99", "ms");
        Series gapMax = report.series(figure, "longest gap between frames", "ms");
        Series ageP50 = report.series(figure, "age of the newest row on screen, median", "ms");
        Series ageP99 = report.series(figure, "age of the newest row on screen, p99", "ms");
        Series ageMax = report.series(figure, "age of the newest row on screen, longest", "ms");
        Series shed = report.series(figure, "shed by the recorder", "messages");
        Series lag = report.series(figure, "last message sent until all in the model", "ms");
        try (Child server = parties.server(load);
                TopiaryProcess app = parties.recordingTopiary((int) server.await("PORT", 60))) {
            server.await("START", 60);
            TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
            app.resetUi();
            long end = server.await("END", 2L * seconds + 60);
            // before the books are asked for: what is measured is the flood, not its end
            double age = app.ui("RowAgeP99Millis");
            ageP50.add(app.ui("RowAgeP50Millis"));
            ageP99.add(age);
            ageMax.add(app.ui("RowAgeMaxMillis"));
            TopiaryProcess.Books books = app.awaitAll(load.messages(), 60);
            lag.add((books.nanos() - end) / 1e6);
            latency.add(app.ui("FxLatencyP99Millis"));
            gapP99.add(app.ui("PulseGapP99Millis"));
            gapMax.add(app.ui("PulseGapMaxMillis"));
            report.check(figure, 1, load, books);
            shed.add((double) books.shed());
            if (books.shed() > 0) {
                System.out.println(figure + ": " + books);
            }
            if (age == 0) {
                report.fault(figure + ": no row was drawn");
            }
        }
        System.out.printf("%s: %s%n", figure, ageP99.row());
    }
}
