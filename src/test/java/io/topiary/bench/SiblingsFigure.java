package io.topiary.bench;

/** F5: a million siblings below one level, beside ten. */
final class SiblingsFigure implements Bench.Figure {

    private static final int NEW_PER_SECOND = 10_000;
    private static final int SECONDS = 5;

    @Override
    public String name() {
        return "F5";
    }

    @Override
    public void measure(Parties parties, Report report) throws Exception {
        int many = parties.options().scaled(1_000_000, 2_000);
        for (int run = 1; run <= parties.options().runs(); run++) {
            siblings("F5 control: 10 siblings", 10, run, parties, report);
            siblings("F5 1,000,000 siblings", many, run, parties, report);
        }
    }

    private void siblings(String figure, int topics, int run, Parties parties, Report report) throws Exception {
        int later = NEW_PER_SECOND * SECONDS;
        Load load = Load.siblings(topics, later).atRate(NEW_PER_SECOND);
        try (Child server = parties.server(load);
                Child driver = parties.driver(
                        "siblings",
                        (int) server.await("PORT", 60),
                        topics,
                        Integer.toString(later),
                        Integer.toString(SECONDS))) {
            add(report, figure, "expand, first rows laid out after", driver.await("EXPAND", 180));
            add(report, figure, "scroll, frame gap median", driver.await("SCROLL_P50", 120));
            add(report, figure, "scroll, frame gap p99", driver.await("SCROLL_P99", 10));
            add(report, figure, "scroll, longest pull of rows", driver.await("SCROLL_PULL_MAX", 10));
            add(report, figure, "10,000 new a second, frame gap p99", driver.await("NEW_GAP_P99", 60));
            add(report, figure, "10,000 new a second, longest frame gap", driver.await("NEW_GAP_MAX", 10));
            add(report, figure, "10,000 new a second, FX latency p99", driver.await("NEW_FX_P99", 10));
            add(
                    report,
                    figure,
                    "last one sent until all are rows",
                    driver.await("NEW_ALL", 60) - server.await("END", 60));
            long rows = driver.await("ROWS", 10);
            if (rows != topics + later + 1L) {
                report.fault("%s, run %d: %d rows of %d siblings and one above"
                        .formatted(figure, run, rows, topics + later));
            }
            report.checkDriven(figure, run, driver);
        }
        System.out.printf("%s run %d done%n", figure, run);
    }

    private static void add(Report report, String figure, String name, long nanos) {
        report.series(figure, name, "ms").add(nanos / 1e6);
    }
}
