package io.topiary.core.broker;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a broker told about itself, as of one moment. Figures of a cluster's nodes are summed up. Immutable.
 *
 * @param version what it is and in which version, as it says; empty if it does not
 * @param uptimeSeconds how long it has been running (the longest-running node), -1 if it does not say
 * @param nodes the servers of a cluster, as far as they tell their names
 * @param figures its numbers; some only, where the broker does not tell all
 * @param loads how fast its counters grow, each second
 * @param others what is not understood, in the order of the tree
 * @param topics topics read
 * @param partial whether there are more below {@code $SYS} than were read
 * @param newestMicros when the newest of it arrived, in microseconds since 1970-01-01T00:00:00Z; 0 if nothing did
 * @param droppedMicros when {@link Figure#PUBLISHES_DROPPED} arrived, 0 if it did not
 */
public record BrokerReport(
        String version,
        long uptimeSeconds,
        List<String> nodes,
        Map<Figure, Double> figures,
        Map<Load, Double> loads,
        List<SysEntry> others,
        int topics,
        boolean partial,
        long newestMicros,
        long droppedMicros) {

    /** Of a broker that told nothing. */
    public static final BrokerReport NONE =
            new BrokerReport("", Uptime.UNKNOWN, List.of(), Map.of(), Map.of(), List.of(), 0, false, 0, 0);

    public BrokerReport {
        nodes = List.copyOf(nodes);
        figures = Map.copyOf(figures);
        loads = Map.copyOf(loads);
        others = List.copyOf(others);
    }

    /** Whether nothing at all is there. */
    public boolean isEmpty() {
        return topics == 0;
    }

    /** The number {@code figure}, empty if the broker does not tell it. */
    public OptionalDouble figure(Figure figure) {
        Double value = figures.get(figure);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** How fast {@code figure} grows a second, on average over {@code minutes}; empty if the broker does not tell it. */
    public OptionalDouble perSecond(Figure figure, int minutes) {
        Double value = loads.get(new Load(figure, minutes));
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
