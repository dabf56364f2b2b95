package io.topiary.bench;

import java.util.List;
import java.util.stream.IntStream;

/** What the filter is asked for: parts of topics of {@link Load#tree}, with many hits and with few. */
final class Needles {

    /** A tenth of the topics, a thousandth of a hundredth, and one in a million. */
    static final List<String> ALL = List.of("value7", "line5/device42", "site0/area0/line1/device42/value3");

    private Needles() {}

    /** How many of the topics of {@code load} contain {@code needle}. */
    static long count(Load load, String needle) {
        return IntStream.range(0, load.topics())
                .filter(number -> load.topic(number).contains(needle))
                .count();
    }
}
