package io.topiary.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * F9: how long the application takes until its window is on the screen, beside the same one without its AOT cache, and
 * what it holds and does while nobody uses it. Linux alone; of use for the packaged application.
 */
final class StartFigure implements Bench.Figure {

    private static final String FIGURE = "F9 start and rest of the packaged application";
    private static final long PATIENCE_SECONDS = 60;
    private static final long POLL_MILLIS = 10;
    /** Until nothing that belongs to the start goes on, the trimming of malloc included. */
    private static final long CALM_SECONDS = 25;

    private static final long REST_SECONDS = 20;

    @Override
    public String name() {
        return "F9";
    }

    @Override
    public void measure(Parties parties, Report report) throws Exception {
        if (!Files.isReadable(Path.of("/proc/self/status"))) {
            System.out.println("F9 left out: there is no /proc");
            return;
        }
        for (int run = 1; run <= parties.options().runs(); run++) {
            double without;
            try (Started app = start(parties, "off")) {
                without = app.seconds();
            }
            try (Started app = start(parties, "auto")) {
                add(report, "window on screen without the AOT cache after", "s", without);
                add(report, "window on screen after", "s", app.seconds());
                add(report, "with the cache / without", "", app.seconds() / without);
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(CALM_SECONDS));
                rest(app.child(), report);
            }
            System.out.printf("F9 run %d done%n", run);
        }
        size(parties.options().distribution(), report);
    }

    private static Started start(Parties parties, String cache) throws Exception {
        long start = System.nanoTime();
        Child app = parties.startPage("-XX:AOTMode=" + cache);
        // looked for by hand: with --sync xdotool itself looks twice a second
        while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS) && app.isAlive()) {
            if (isOnScreen(app)) {
                return new Started(app, (System.nanoTime() - start) / 1e9);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS));
        }
        app.close();
        throw new IOException("no window within " + PATIENCE_SECONDS + " s");
    }

    /** Whether a window of {@code app} is; that of the run before may not be gone yet. */
    private static boolean isOnScreen(Child app) throws Exception {
        Process look = new ProcessBuilder(
                        "xdotool",
                        "search",
                        "--all",
                        "--onlyvisible",
                        "--pid",
                        Long.toString(app.pid()),
                        "--name",
                        "Topiary")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return look.waitFor() == 0;
    }

    private static void rest(Child app, Report report) throws IOException {
        Duration before = processorTime(app);
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(REST_SECONDS));
        double busy = processorTime(app).minus(before).toNanos() / 1e9;
        add(report, "processor time at rest, of one core", "%", 100 * busy / REST_SECONDS);
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(app.pid()), "status"))) {
            if (line.startsWith("VmRSS:")) {
                add(report, "resident at rest", "MB", Long.parseLong(line.replaceAll("[^0-9]", "")) / 1e3);
            }
        }
    }

    private static Duration processorTime(Child app) throws IOException {
        return ProcessHandle.of(app.pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new IOException("the application has ended"));
    }

    private static void size(Path distribution, Report report) throws IOException {
        try (DirectoryStream<Path> packages =
                Files.newDirectoryStream(distribution.resolve("../.."), "topiary_*.deb")) {
            for (Path each : packages) {
                add(report, "the .deb", "MB", Files.size(each) / 1e6);
            }
        }
    }

    private static void add(Report report, String series, String unit, double value) {
        report.series(FIGURE, series, unit).add(value);
    }

    /** The application, and how long it took until its window was there. */
    private record Started(Child child, double seconds) implements AutoCloseable {

        @Override
        public void close() {
            child.close();
        }
    }
}
