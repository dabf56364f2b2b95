package io.topiary.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * F8: searches over ten million recorded messages, beside the same asked with the {@code sqlite3} command line. The
 * recording is kept in the output folder for the next time.
 */
final class SearchFigure implements Bench.Figure {

    private static final Path SQLITE = Path.of("/usr/bin/sqlite3");
    private static final long PATIENCE_SECONDS = 600;

    /**
     * A search.
     *
     * @param what it is
     * @param query in the filter language
     * @param where the same in SQL, null if SQLite's answer would not be comparable
     * @param same whether SQLite finds just the same messages
     */
    private record Search(
            String what, String query, @Nullable String where, boolean same) {}

    private static final List<Search> SEARCHES = List.of(
            new Search("rare word", "overheated", "CAST(payload AS TEXT) LIKE '%overheated%'", true),
            new Search("frequent word", "payload:linkquality", "CAST(payload AS TEXT) LIKE '%linkquality%'", true),
            new Search(
                    "one topic",
                    "topic:zigbee2mqtt/+/sensor_12",
                    "topic IN (SELECT id FROM topic WHERE name GLOB 'zigbee2mqtt/*/sensor_12')",
                    true),
            new Search(
                    "a quarter of the topics",
                    "topic:plant/#",
                    "topic IN (SELECT id FROM topic WHERE name GLOB 'plant/*')",
                    true),
            new Search(
                    "topic and word",
                    "topic:tele/# overheated",
                    "topic IN (SELECT id FROM topic WHERE name GLOB 'tele/*') AND CAST(payload AS TEXT) LIKE '%overheated%'",
                    true),
            new Search(
                    "number in JSON",
                    "json:.temperature>39",
                    "CASE WHEN json_valid(CAST(payload AS TEXT)) THEN json_extract(CAST(payload AS TEXT), '$.temperature') > 39 END",
                    true),
            new Search("regular expression", "/over.?heat/", "CAST(payload AS TEXT) GLOB '*[Oo]verheat*'", true),
            new Search(
                    "nothing to be found",
                    "payload:\"no such thing\"",
                    "CAST(payload AS TEXT) LIKE '%no such thing%'",
                    true),
            new Search("user property", "user.site:s3 json:.ENERGY.Power>39.9", null, false));

    @Override
    public String name() {
        return "F8";
    }

    @Override
    public void measure(Parties parties, Report report) throws Exception {
        int messages = parties.options().scaled(10_000_000, 100_000);
        Path file = RecordedFleet.in(parties.options().output().resolve("history"), messages);
        String figure = "F8 search in %,d recorded messages, %,d MB".formatted(messages, Files.size(file) / 1_000_000);
        for (int run = 1; run <= parties.options().runs(); run++) {
            long[] plain = new long[SEARCHES.size()];
            for (int i = 0; i < plain.length; i++) {
                plain[i] = control(figure, SEARCHES.get(i), file, parties, report);
            }
            search(figure, run, file, plain, parties, report);
            System.out.printf("%s run %d done%n", figure, run);
        }
    }

    /** How many messages SQLite finds; -1 if it is not asked. */
    private static long control(String figure, Search search, Path file, Parties parties, Report report)
            throws Exception {
        if (search.where() == null || !Files.isExecutable(SQLITE)) {
            return -1;
        }
        String sql = "SELECT 'FOUND ' || count(*) FROM message WHERE " + search.where();
        long start = System.nanoTime();
        try (Child sqlite = parties.command(SQLITE.toString(), "-readonly", file.toString(), sql)) {
            long found = sqlite.await("FOUND", PATIENCE_SECONDS);
            add(report, figure, search.what() + ": control, sqlite3 counts", System.nanoTime() - start);
            return found;
        }
    }

    private static void search(String figure, int run, Path file, long[] plain, Parties parties, Report report)
            throws Exception {
        String[] arguments = new String[plain.length + 1];
        arguments[0] = file.toString();
        for (int i = 0; i < plain.length; i++) {
            arguments[i + 1] = SEARCHES.get(i).query();
        }
        try (Child probe = parties.packaged(SearchProbe.class.getName(), arguments)) {
            for (int i = 0; i < plain.length; i++) {
                Search search = SEARCHES.get(i);
                add(report, figure, search.what() + ": first results", probe.await("FIRST", PATIENCE_SECONDS));
                add(report, figure, search.what() + ": complete", probe.await("COMPLETE", PATIENCE_SECONDS));
                long found = probe.await("FOUND", PATIENCE_SECONDS);
                if (search.same() && plain[i] >= 0 && found != plain[i]) {
                    report.fault("%s, run %d, %s: %,d found, %,d by sqlite3"
                            .formatted(figure, run, search.what(), found, plain[i]));
                }
            }
        }
    }

    private static void add(Report report, String figure, String name, long nanos) {
        report.series(figure, name, "ms").add((double) nanos / TimeUnit.MILLISECONDS.toNanos(1));
    }
}
