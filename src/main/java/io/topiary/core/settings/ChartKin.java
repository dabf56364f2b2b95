package io.topiary.core.settings;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Topics that a chart takes in when they come: those beside the ones it shows, with the same value. Immutable.
 *
 * @param filter what they match, with one {@code +}
 * @param pointer where the value is in their payloads, a JSON Pointer (RFC 6901)
 * @param without those that somebody took out of the chart
 */
public record ChartKin(String filter, String pointer, Set<String> without) {

    public ChartKin {
        without = Set.copyOf(without);
    }

    /** Whether it is about the value at {@code otherPointer}. */
    boolean isAt(String otherPointer) {
        return pointer.equals(otherPointer);
    }

    /** The same that leaves {@code topic} out, or no longer. */
    ChartKin with(String topic, boolean out) {
        Set<String> changed = new HashSet<>(without);
        if (out ? changed.add(topic) : changed.remove(topic)) {
            return new ChartKin(filter, pointer, changed);
        }
        return this;
    }

    /** The topics of {@code series} that it need not look for, and those that are left out. */
    public Set<String> known(List<ChartSeries> series) {
        Set<String> known = new HashSet<>(without);
        series.stream().filter(each -> isAt(each.pointer())).forEach(each -> known.add(each.topic()));
        return known;
    }
}
