package io.topiary.bench;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** What a topic costs in memory, by class: the histogram of all live objects, less that of a window with few topics. */
final class HeapFigure implements Bench.Figure {

    private static final int BASE = 1_000;
    /** Until the window has drawn everything there is. */
    private static final long SETTLING_SECONDS = 3;

    private static final int SHOWN_CLASSES = 14;

    @Override
    public String name() {
        return "HEAP";
    }

    @Override
    public void measure(Parties parties, Report report) throws Exception {
        BenchOptions options = parties.options();
        Map<String, Long> base = histogram(BASE, parties, report);
        Map<Integer, Map<String, Long>> bySize = new TreeMap<>();
        for (int topics : new int[] {10_000, 100_000, 1_000_000}) {
            int scaled = options.scaled(topics, 2_000);
            bySize.put(scaled, histogram(scaled, parties, report));
        }
        report.section("Heap: bytes a topic, by class", table(base, bySize));
    }

    private Map<String, Long> histogram(int topics, Parties parties, Report report) throws Exception {
        Load load = Load.tree(topics, topics);
        try (Child server = parties.server(load);
                TopiaryProcess app = parties.topiary((int) server.await("PORT", 60))) {
            TopiaryProcess.Books books = app.awaitAll(load.messages(), 300);
            report.check("heap of " + topics + " topics", 1, load, books);
            TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
            return parse(app.diagnose("gcClassHistogram"));
        }
    }

    /** Lines such as {@code "   1:   12345   987654  java.lang.String (java.base@25)"}. */
    static Map<String, Long> parse(String histogram) {
        Map<String, Long> bytes = new TreeMap<>();
        for (String line : histogram.lines().toList()) {
            String[] parts = line.strip().split("\\s+", -1);
            // what the collector fills gaps with is no object
            if (line.contains("jdk.internal.vm.Filler")) {
                continue;
            }
            if (parts.length >= 4 && parts[0].endsWith(":") && parts[1].matches("\\d+")) {
                bytes.merge(parts[3], Long.parseLong(parts[2]), Long::sum);
            }
        }
        return bytes;
    }

    private static String table(Map<String, Long> base, Map<Integer, Map<String, Long>> bySize) {
        StringBuilder text = new StringBuilder();
        text.append(
                        "Five levels, 100-byte payloads, retained; live objects after a collection, less those of a window with ")
                .append(BASE)
                .append(
                        " topics, divided by the topics more. Name and payload of a topic are in `byte[]` (`[B`); the message ")
                .append("log keeps the same messages.\n\n");
        text.append("| class |");
        bySize.keySet().forEach(topics -> text.append(String.format(Locale.ROOT, " %,d topics |", topics)));
        text.append("\n|---|").append("---:|".repeat(bySize.size())).append('\n');
        Map<String, Long> largest =
                bySize.values().stream().reduce((first, last) -> last).orElse(Map.of());
        List<String> classes = largest.keySet().stream()
                .sorted(Comparator.comparingLong(
                        (String name) -> base.getOrDefault(name, 0L) - largest.getOrDefault(name, 0L)))
                .limit(SHOWN_CLASSES)
                .toList();
        Map<String, List<String>> rows = new LinkedHashMap<>();
        classes.forEach(name -> rows.put(name, List.of(name)));
        rows.put(
                "all the others",
                largest.keySet().stream()
                        .filter(name -> !classes.contains(name))
                        .toList());
        rows.put("**all**", List.copyOf(largest.keySet()));
        rows.forEach((title, names) -> {
            text.append("| ").append(title).append(" |");
            bySize.forEach((topics, bytes) -> text.append(String.format(
                    Locale.ROOT, " %,.1f |", (double) (sum(names, bytes) - sum(names, base)) / (topics - BASE))));
            text.append('\n');
        });
        return text.toString();
    }

    private static long sum(List<String> names, Map<String, Long> bytes) {
        return names.stream().mapToLong(name -> bytes.getOrDefault(name, 0L)).sum();
    }
}
