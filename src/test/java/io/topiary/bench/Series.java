package io.topiary.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The values of one figure over several runs. */
final class Series {

    private final String name;
    private final String unit;
    private final List<Double> values = new ArrayList<>();

    Series(String name, String unit) {
        this.name = name;
        this.unit = unit;
    }

    void add(double value) {
        values.add(value);
    }

    /** Adds a value unless it is 0, which stands for nothing measured. */
    void addIfMeasured(double value) {
        if (value > 0) {
            add(value);
        }
    }

    String name() {
        return name;
    }

    String unit() {
        return unit;
    }

    List<Double> values() {
        return List.copyOf(values);
    }

    double median() {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** A row of a Markdown table: name, median, range, runs. */
    String row() {
        if (values.isEmpty()) {
            return "| %s | not measured | | 0 |".formatted(name);
        }
        return String.format(
                Locale.ROOT,
                "| %s | %,.2f %s | %,.2f – %,.2f | %d |",
                name,
                median(),
                unit,
                Collections.min(values),
                Collections.max(values),
                values.size());
    }
}
