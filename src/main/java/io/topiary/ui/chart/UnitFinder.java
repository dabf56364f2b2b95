package io.topiary.ui.chart;

import io.topiary.core.payload.JsonLeaves;
import io.topiary.core.payload.Measures;
import io.topiary.core.text.Escapes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what a value is measured in where its sender says so beside it: {@code {"value": 21.5, "unit": "°C"}} or
 * {@code {"temp": 21.5, "temp_unit": "°C"}}.
 */
final class UnitFinder {

    /** As Home Assistant, SenML (RFC 8428, "u") and many devices call it. */
    private static final List<String> NAMES = List.of("unit", "units", "uom", "unit_of_measurement", "u");

    /** What is said beside other names may be of another value. */
    private static final Set<String> VALUES = Set.of("value", "v", "val", "reading", "measurement", "state");

    private static final int LONGEST = 12;

    private UnitFinder() {}

    /** The unit of the value at {@code pointer} of {@code json}; empty if none is said. */
    static String of(byte[] json, String pointer) {
        int last = pointer.lastIndexOf('/');
        if (last < 0) {
            return "";
        }
        String name = pointer.substring(last + 1);
        String around = pointer.substring(0, last);
        List<String> names = VALUES.contains(name) ? NAMES : List.of(name + "_unit");
        return names.stream()
                .flatMap(unit -> textAt(json, around + "/" + unit).stream())
                .findFirst()
                .orElse("");
    }

    private static Optional<String> textAt(byte[] json, String pointer) {
        return JsonLeaves.textAt(json, pointer)
                .filter(text -> !text.isBlank() && text.length() <= LONGEST)
                .filter(text -> Double.isNaN(Measures.of(text)))
                .map(text -> Escapes.visible(text.strip(), LONGEST));
    }
}
