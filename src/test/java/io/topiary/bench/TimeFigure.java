package io.topiary.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * F8, second half: tree and log as they were at instants of a recording of ten million messages, beside the {@code sqlite3}
 * command line asked for the newest message of each topic and their count.
 */
final class TimeFigure implements Bench.Figure {

    private static final Path SQLITE = Path.of("/usr/bin/sqlite3");
    private static final long PATIENCE_SECONDS = 600;
    /** Where in the recording, in hundredths; the first is for the JVM to warm up. */
    private static final int[] PLACES = {50, 10, 33, 77, 100};

    @Override
    public String name() {
        return "F8T";
    }

    @Override
    public void measure(Parties parties, Report report) throws Exception {
        int messages = parties.options().scaled(10_000_000, 100_000);
        Path file = RecordedFleet.in(parties.options().output().resolve("history"), messages);
        String figure = "F8 tree at an instant of %,d recorded messages".formatted(messages);
        for (int run = 1; run <= parties.options().runs(); run++) {
            String[] arguments = new String[PLACES.length + 2];
            arguments[0] = file.toString();
            arguments[1] = RecordedFleet.topic(12);
            for (int i = 0; i < PLACES.length; i++) {
                arguments[i + 2] = Long.toString((long) messages * PLACES[i] / 100);
            }
            long[] topics = new long[PLACES.length];
            try (Child probe = parties.packaged(TimeProbe.class.getName(), arguments)) {
                for (int i = 0; i < PLACES.length; i++) {
                    topics[i] = shown(figure, run, i, messages, probe, report);
                }
            }
            // not while the probe goes on
            for (int i = 1; i < PLACES.length; i++) {
                long plain = control(figure, (long) messages * PLACES[i] / 100, file, parties, report);
                if (plain >= 0 && plain != topics[i]) {
                    report.fault("%s, run %d: %,d topics, %,d by sqlite3".formatted(figure, run, topics[i], plain));
                }
            }
            System.out.printf("%s run %d done%n", figure, run);
        }
    }

    /** How many topics are in the tree at an instant. */
    private static long shown(String figure, int run, int place, int messages, Child probe, Report report)
            throws Exception {
        long at = (long) messages * PLACES[place] / 100;
        long took = probe.await("INSTANT", PATIENCE_SECONDS);
        long topics = probe.await("TOPICS", PATIENCE_SECONDS);
        long inTree = probe.await("MESSAGES", PATIENCE_SECONDS);
        long step = probe.await("STEP", PATIENCE_SECONDS);
        if (place > 0) {
            add(report, figure, "shown at %d %%".formatted(PLACES[place]), took);
            add(report, figure, "to the change of a topic before it", step);
        }
        if (inTree != at) {
            report.fault("%s, run %d: %,d messages in the tree, %,d expected".formatted(figure, run, inTree, at));
        }
        return topics;
    }

    /** How many topics SQLite finds; -1 if it is not there. */
    private static long control(String figure, long at, Path file, Parties parties, Report report) throws Exception {
        if (!Files.isExecutable(SQLITE)) {
            return -1;
        }
        String sql = "SELECT 'TOPICS ' || count(*) FROM"
                + " (SELECT topic, max(id), count(*), payload FROM message WHERE id <= %d GROUP BY topic)"
                        .formatted(at);
        long start = System.nanoTime();
        try (Child sqlite = parties.command(SQLITE.toString(), "-readonly", file.toString(), sql)) {
            long found = sqlite.await("TOPICS", PATIENCE_SECONDS);
            add(report, figure, "control, sqlite3 groups by topic", System.nanoTime() - start);
            return found;
        }
    }

    private static void add(Report report, String figure, String name, long nanos) {
        report.series(figure, name, "ms").add((double) nanos / TimeUnit.MILLISECONDS.toNanos(1));
    }
}
