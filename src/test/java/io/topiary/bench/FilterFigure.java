package io.topiary.bench;

import java.util.stream.Stream;

/** F6: a keystroke in the filter over a million topics, beside a plain scan of their names. */
final class FilterFigure implements Bench.Figure {

    @Override
    public String name() {
        return "F6";
    }

    @Override
    public void measure(Parties parties, Report report) throws Exception {
        Load load = BurstFigure.retained(parties.options(), 1_000_000);
        String figure = "F6 filter over 1,000,000 topics";
        for (int run = 1; run <= parties.options().runs(); run++) {
            scan(figure, load, parties, report);
            filter(figure, run, load, parties, report);
            System.out.printf("%s run %d done%n", figure, run);
        }
    }

    private void scan(String figure, Load load, Parties parties, Report report) throws Exception {
        try (Child scan = parties.java(PlainScan.class, load.toArguments())) {
            for (String needle : Needles.ALL) {
                add(report, figure, needle + ": control, String.contains over a list", scan.await("SCAN", 120));
            }
        }
    }

    private void filter(String figure, int run, Load load, Parties parties, Report report) throws Exception {
        try (Child server = parties.server(load);
                Child driver = parties.driver("filter", (int) server.await("PORT", 60), load.topics(), wanted(load))) {
            for (String needle : Needles.ALL) {
                add(report, figure, needle + ": first rows after", driver.await("FIRST", 180));
                add(report, figure, needle + ": complete after", driver.await("COMPLETE", 60));
                long found = driver.await("FOUND", 10);
                if (found != Needles.count(load, needle)) {
                    report.fault("%s, run %d: %d topics with %s, %d expected"
                            .formatted(figure, run, found, needle, Needles.count(load, needle)));
                }
            }
            add(report, figure, "typing a word, FX latency p99", driver.await("TYPING_FX_P99", 60));
            add(report, figure, "typing a word, longest keystroke", driver.await("TYPING_KEY_MAX", 10));
            add(report, figure, "typing a word, complete after the last key", driver.await("TYPING_COMPLETE", 60));
            add(report, figure, "emptied, everything shown after", driver.await("EMPTIED", 60));
            report.checkDriven(figure, run, driver);
        }
    }

    /** Each needle, followed by how many topics it is to find. */
    private static String[] wanted(Load load) {
        return Needles.ALL.stream()
                .flatMap(needle -> Stream.of(needle, Long.toString(Needles.count(load, needle))))
                .toArray(String[]::new);
    }

    private static void add(Report report, String figure, String name, long nanos) {
        report.series(figure, name, "ms").add(nanos / 1e6);
    }
}
