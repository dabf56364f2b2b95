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
    private final List<String> faults = new ArrayList<>();

    Series series(String figure, String name, String unit) {
        Series series = new Series(name, unit);
        figures.computeIfAbsent(figure, key -> new ArrayList<>()).add(series);
        return series;
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
        ArrayNode wrong = root.putArray("faults");
        faults.forEach(wrong::add);
        mapper.writerWithDefaultPrettyPrinter()
                .writeValue(directory.resolve("report.json").toFile(), root);
    }

    private String markdown() {
        StringBuilder text = new StringBuilder("# Benchmark\n\n");
        text.append("%d processors, Java %s, software rendering unless the display has a GPU.\n"
                .formatted(Runtime.getRuntime().availableProcessors(), Runtime.version()));
        figures.forEach((figure, series) -> {
            text.append("\n## ").append(figure).append("\n\n| what | median | range | runs |\n|---|---|---|---|\n");
            series.forEach(one -> text.append(one.row()).append('\n'));
        });
        text.append("\n## Loss and balance\n\n");
        text.append(faults.isEmpty() ? "Nothing was lost, and the books balance in every run.\n" : "");
        faults.forEach(fault -> text.append("- ").append(fault).append('\n'));
        return text.toString();
    }
}
