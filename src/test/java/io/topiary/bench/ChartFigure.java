package io.topiary.bench;

/** CHART: 100,000 points in one chart while ten come with every frame, beside the stock LineChart with the same decimation. */
final class ChartFigure implements Bench.Figure {

    private static final int SECONDS = 10;

    @Override
    public String name() {
        return "CHART";
    }

    @Override
    public void measure(Parties parties, Report report) throws Exception {
        int points = parties.options().scaled(100_000, 1_000);
        for (int run = 1; run <= parties.options().runs(); run++) {
            draw("CHART control: stock LineChart, decimated", "stock", points, parties, report);
            draw("CHART 100,000 points", "plot", points, parties, report);
            System.out.printf("CHART run %d done%n", run);
        }
    }

    private void draw(String figure, String kind, int points, Parties parties, Report report) throws Exception {
        try (Child driver = parties.chart(kind, Integer.toString(points), Integer.toString(SECONDS))) {
            long frames = driver.await("FRAMES", 120);
            long nanos = driver.await("NANOS", 10);
            if (frames == 0) {
                report.fault(figure + " drew no frame");
                return;
            }
            report.series(figure, "frames per second", "fps").add(frames * 1e9 / nanos);
            report.series(figure, "frame gap median", "ms").add(driver.await("GAP_P50", 10) / 1e6);
            report.series(figure, "frame gap p99", "ms").add(driver.await("GAP_P99", 10) / 1e6);
            report.series(figure, "FX thread's work for a frame", "ms").add(driver.await("WORK_P50", 10) / 1e6);
        }
    }
}
