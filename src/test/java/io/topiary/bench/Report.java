package io.topiary.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects figures and what is wrong, and writes {@code report.md} and {@code report.json}. */
final class Report {

    private final Map<String, List<Series>> figures = new LinkedHashMap<>();
    private final Map<String, String> sections = new LinkedHashMap<>();
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final BenchOptions options;

    Report(BenchOptions options) {
        this.options = options;
    }

    /** The series {@code name} of {@code figure}, a new one if there is none yet. */
    Series series(String figure, String name, String unit) {
        List<Series> known = figures.computeIfAbsent(figure, key -> new ArrayList<>());
        return known.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseGet(() -> {
                    Series series = new Series(name, unit);
                    known.add(series);
                    return series;
                });
    }

    /** Adds something that is no series, as Markdown. */
    void section(String title, String markdown) {
        sections.put(title, markdown);
    }

    /** How long measuring {@code figure} took. */
    void took(String figure, double duration) {
        seconds.merge(figure, duration, Double::sum);
    }

    /** Finds fault with lost messages, lost topics and books that do not balance. */
    void check(String figure, int run, Load load, TopiaryProcess.Books books) {
        if (!books.balanced() || books.received() != load.messages() || books.topics() != load.topics()) {
            fault("%s, run %d: sent %d, %s".formatted(figure, run, load.messages(), books));
        }
        if (books.skipped() > 0) {
            fault("%s, run %d: %d skipped".formatted(figure, run, books.skipped()));
        }
    }

    /** The same for a window that was driven from inside: it prints what is missing. */
    void checkDriven(String figure, int run, Child driver) throws Exception {
        long missing = driver.await("MISSING", 10);
        if (missing != 0) {
            fault("%s, run %d: %d messages are missing or not accounted for".formatted(figure, run, missing));
        }
    }

    /** Notes loss or books that do not balance: these fail the benchmark, speeds do not. */
    void fault(String fault) {
        System.out.println("FAULT " + fault);
        faults.add(fault);
    }

    boolean clean() {
        return faults.isEmpty();
    }

    void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("report.md"), markdown());
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        root.put("processors", Runtime.getRuntime().availableProcessors());
        root.put("java", Runtime.version().toString());
        figures.forEach((figure, series) -> {
            ArrayNode rows = root.putArray(figure);
            for (Series one : series) {
                ObjectNode row = rows.addObject();
                row.put("name", one.name()).put("unit", one.unit()).put("median", one.median());
                ArrayNode values = row.putArray("values");
                one.values().forEach(values::add);
            }
        });
        sections.forEach(root::put);
        ObjectNode durations = root.putObject("seconds");
        seconds.forEach(durations::put);
        root.put("scale", options.scale());
        ArrayNode wrong = root.putArray("faults");
        faults.forEach(wrong::add);
        mapper.writerWithDefaultPrettyPrinter()
                .writeValue(directory.resolve("report.json").toFile(), root);
    }

    private String markdown() {
        StringBuilder text = new StringBuilder("# Benchmark\n\n");
        text.append("%d processors, Java %s, software rendering unless the display has a GPU.\n"
                .formatted(Runtime.getRuntime().availableProcessors(), Runtime.version()));
        if (options.scale() != 1) {
            text.append("\n**Loads times %s: this shows that the benchmark works, and measures nothing.**\n"
                    .formatted(options.scale()));
        }
        figures.forEach((figure, series) -> {
            text.append("\n## ").append(figure).append("\n\n| what | median | range | runs |\n|---|---|---|---|\n");
            series.forEach(one -> text.append(one.row()).append('\n'));
        });
        sections.forEach((title, markdown) ->
                text.append("\n## ").append(title).append("\n\n").append(markdown));
        text.append("\n## How long this took\n\n");
        seconds.forEach((figure, duration) -> text.append("- %s: %.0f s%n".formatted(figure, duration)));
        text.append("\n## Loss and balance\n\n");
        text.append(faults.isEmpty() ? "Nothing was lost, and the books balance in every run.\n" : "");
        faults.forEach(fault -> text.append("- ").append(fault).append('\n'));
        return text.toString();
    }
}
