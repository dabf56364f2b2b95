package io.topiary.bench;

/** F7: one payload of 100 MiB, and one line of JSON of 10 MiB, beside the first screen of them in a bare text control. */
final class PayloadFigure implements Bench.Figure {

    private static final int MEBI = 1 << 20;

    @Override
    public String name() {
        return "F7";
    }

    @Override
    public void measure(Parties parties, Report report) throws Exception {
        int bytes = parties.options().scaled(100 * MEBI, MEBI);
        int line = parties.options().scaled(10 * MEBI, MEBI);
        for (int run = 1; run <= parties.options().runs(); run++) {
            show("F7 one payload of 100 MiB", "bytes", bytes, run, parties, report);
            show("F7 one line of JSON of 10 MiB", "line", line, run, parties, report);
        }
    }

    private static void show(String figure, String kind, int size, int run, Parties parties, Report report)
            throws Exception {
        try (Child driver = parties.inspector(kind, size)) {
            add(report, figure, "control: first screen in a bare CodeArea, painted after", driver.await("CONTROL", 60));
            add(report, figure, "selected, painted after", driver.await("FIRST", 120));
            add(report, figure, "selected, longest frame gap", driver.await("GAP", 60));
            add(report, figure, "its end, painted after", driver.await("END", 120));
            add(report, figure, "its end, longest frame gap", driver.await("END_GAP", 60));
            add(report, figure, "saved after", driver.await("SAVE", 120));
            add(report, figure, "copied, or offered to be saved, after", driver.await("COPY", 120));
            long wrong = driver.await("WRONG", 10);
            if (wrong != 0) {
                report.fault("%s, run %d: %d times the bytes were not exact".formatted(figure, run, wrong));
            }
        }
        System.out.printf("%s run %d done%n", figure, run);
    }

    private static void add(Report report, String figure, String name, long nanos) {
        report.series(figure, name, "ms").add(nanos / 1e6);
    }
}
