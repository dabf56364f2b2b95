package io.topiary.bench;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What to measure.
 *
 * @param distribution folder of the portable application
 * @param output where the report goes
 * @param runs how often each figure that has controls is measured
 * @param figures which figures, such as {@code F1}; empty for all
 * @param scale by what the loads are multiplied: 1 for a measurement, less to see whether everything works
 */
record BenchOptions(Path distribution, Path output, int runs, Set<String> figures, double scale) {

    /** {@code DISTRIBUTION OUTPUT [RUNS [FIGURES [SCALE]]]}, FIGURES being {@code all} or {@code F1,F4}. */
    static BenchOptions parse(String[] args) {
        String figures = args.length > 3 ? args[3] : "all";
        return new BenchOptions(
                Path.of(args[0]),
                Path.of(args[1]),
                args.length > 2 ? Integer.parseInt(args[2]) : 5,
                figures.equals("all")
                        ? Set.of()
                        : Stream.of(figures.split(","))
                                .map(figure -> figure.strip().toUpperCase(Locale.ROOT))
                                .collect(Collectors.toSet()),
                args.length > 4 ? Double.parseDouble(args[4]) : 1);
    }

    boolean wants(String figure) {
        return figures.isEmpty() || figures.contains(figure);
    }

    /** {@code amount} scaled, but at least {@code least}. */
    int scaled(int amount, int least) {
        return (int) Math.max(Math.min(least, amount), Math.round(amount * scale));
    }
}
