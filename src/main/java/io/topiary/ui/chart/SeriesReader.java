package io.topiary.ui.chart;

import io.topiary.core.message.Message;
import io.topiary.core.payload.JsonLeaves;
import io.topiary.core.payload.Measures;
import io.topiary.core.session.SessionPayloads;
import io.topiary.core.settings.ChartSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the values of some series out of messages. For one thread at a time, never the FX thread. */
final class SeriesReader {

    /** Points that are kept of all values together. */
    private static final int MOST_POINTS = 1_500_000;

    private static final int MOST_OF_ONE = 200_000;
    /** Messages that are searched for the unit of a value. */
    private static final int MOST_LOOKS = 5;

    private final SessionPayloads payloads;
    private final List<ChartSeries> series;
    private final Map<String, List<Integer>> byTopic = new HashMap<>();
    private final List<ChartPoints> points = new ArrayList<>();
    private final String[] units;
    private final int[] looks;
    private long messages;
    private long withValue;

    SeriesReader(SessionPayloads payloads, List<ChartSeries> series) {
        this.payloads = payloads;
        this.series = List.copyOf(series);
        this.units = new String[series.size()];
        this.looks = new int[series.size()];
        for (int i = 0; i < series.size(); i++) {
            byTopic.computeIfAbsent(series.get(i).topic(), topic -> new ArrayList<>())
                    .add(i);
        }
        clear();
    }

    Set<String> topics() {
        return byTopic.keySet();
    }

    /** Forgets all points. */
    void clear() {
        points.clear();
        Arrays.fill(units, "");
        Arrays.fill(looks, 0);
        int most = most();
        series.forEach(each -> points.add(new ChartPoints(most)));
        messages = 0;
        withValue = 0;
    }

    /** How many points are kept of one value. */
    int most() {
        return Math.min(MOST_OF_ONE, MOST_POINTS / Math.max(1, series.size()));
    }

    /** Takes the values of {@code message}, which is on one of the topics. */
    void add(Message message) {
        messages++;
        byte[] json = payloads.values(message);
        boolean any = false;
        for (int index : byTopic.getOrDefault(message.topic(), List.of())) {
            Optional<String> text = JsonLeaves.textAt(json, series.get(index).pointer());
            double value = text.map(Measures::of).orElse(Double.NaN);
            if (Double.isNaN(value)) {
                points.get(index).addMissing(message.timeMicros());
            } else {
                points.get(index).add(message.timeMicros(), value, text.orElse(""));
                lookForUnit(index, json);
                any = true;
            }
        }
        withValue += any ? 1 : 0;
    }

    private void lookForUnit(int index, byte[] json) {
        if (units[index].isEmpty() && looks[index] < MOST_LOOKS) {
            looks[index]++;
            units[index] = UnitFinder.of(json, series.get(index).pointer());
        }
    }

    /** What the values are measured in as their senders say, empty where they don't. */
    List<String> units() {
        return List.of(units.clone());
    }

    /** There was no link from {@code micros} on. */
    void interrupt(long micros) {
        points.forEach(each -> each.addNoLink(micros));
    }

    /** One that reads the same and has nothing yet. */
    SeriesReader another() {
        return new SeriesReader(payloads, series);
    }

    /** Takes points that another one read. */
    void addAll(List<ChartLine> lines) {
        for (int i = 0; i < points.size(); i++) {
            points.get(i).addAll(lines.get(i), 0);
        }
    }

    void putBefore(List<ChartLine> older) {
        for (int i = 0; i < points.size(); i++) {
            points.get(i).putBefore(older.get(i));
        }
    }

    List<ChartLine> lines(boolean bridged) {
        return points.stream().map(each -> each.line(bridged)).toList();
    }

    /** Messages that were looked at. */
    long messages() {
        return messages;
    }

    /** Those of them with a value. */
    long withValue() {
        return withValue;
    }
}
