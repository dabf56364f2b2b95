package io.topiary.bench;

import java.nio.file.Files;
import java.util.List;

/**
 * Measures the figures that Topiary wants to hold, each beside its controls, interleaved in the same run: a bare HiveMQ
 * client with a counting callback, {@code mosquitto_sub} where it is installed, a plain scan of strings, the {@code sqlite3} command
 * line, a tree of ten rows.
 *
 * <p>{@code Bench DISTRIBUTION OUTPUT [RUNS [FIGURES [SCALE]]]}. Exit code 1 on loss or on books that do not balance, never
 * for a speed.
 */
final class Bench {

    private Bench() {}

    /** Something to be measured. */
    interface Figure {

        /** Its name, such as {@code F1}. */
        String name();

        /** Measures it. */
        void measure(Parties parties, Report report) throws Exception;
    }

    public static void main(String[] args) throws Exception {
        BenchOptions options = BenchOptions.parse(args);
        Files.createDirectories(options.output());
        Files.deleteIfExists(options.output().resolve("processes.log"));
        Report report = new Report(options);
        Parties parties = new Parties(options);
        List<Figure> figures = List.of(
                new BurstFigure("F1"),
                new RecordingFigure(),
                new SteadyFigure(),
                new BurstFigure("F4"),
                new SiblingsFigure(),
                new FilterFigure(),
                new PayloadFigure(),
                new SearchFigure(),
                new TimeFigure(),
                new StartFigure(),
                new CleanFigure(),
                new PublishFigure(),
                new ChartFigure(),
                new WatchFigure(),
                new HeapFigure(),
                new ProfileFigure());
        for (Figure figure : figures) {
            if (options.wants(figure.name())) {
                long start = System.nanoTime();
                try {
                    figure.measure(parties, report);
                } catch (Exception e) {
                    // the others are still worth measuring
                    report.fault(figure.name() + " could not be measured: " + e);
                }
                report.took(figure.name(), (System.nanoTime() - start) / 1e9);
                report.write(options.output());
            }
        }
        System.out.println(Files.readString(options.output().resolve("report.md")));
        System.exit(report.clean() ? 0 : 1);
    }
}
