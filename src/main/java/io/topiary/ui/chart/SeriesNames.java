package io.topiary.ui.chart;

import io.topiary.core.settings.ChartSeries;
import io.topiary.core.text.Escapes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the values of a chart are called: as their user said, else by what tells them apart. Immutable. */
final class SeriesNames {

    private static final int LONGEST = 80;

    private final String whole;
    private final boolean oneTopic;
    private final boolean onePointer;
    private final int before;
    private final int after;

    /**
     * Names for {@code series}.
     *
     * @param whole what a value is called that is the whole payload
     */
    SeriesNames(List<ChartSeries> series, String whole) {
        this.whole = whole;
        List<String> topics = series.stream().map(ChartSeries::topic).distinct().toList();
        this.oneTopic = topics.size() <= 1;
        this.onePointer = series.stream().map(ChartSeries::pointer).distinct().count() <= 1;
        int least =
                topics.stream().mapToInt(topic -> levels(topic).size()).min().orElse(0);
        int begin =
                oneTopic ? 0 : common(topics.stream().map(SeriesNames::levels).toList());
        // of each something is left
        this.before = Math.max(0, Math.min(begin, least - 1));
        int same = oneTopic
                ? 0
                : common(topics.stream().map(topic -> levels(topic).reversed()).toList());
        this.after = Math.max(0, Math.min(same, least - before - 1));
    }

    private static List<String> levels(String topic) {
        return Arrays.asList(topic.split("/", -1));
    }

    private static int common(List<List<String>> topics) {
        List<String> first = topics.getFirst();
        int count = 0;
        while (count < first.size() && haveSame(topics, first.get(count), count)) {
            count++;
        }
        return count;
    }

    private static boolean haveSame(List<List<String>> topics, String level, int at) {
        return topics.stream()
                .allMatch(topic -> at < topic.size() && topic.get(at).equals(level));
    }

    /** The name of {@code series}. */
    String of(ChartSeries series) {
        if (!series.label().isBlank()) {
            return series.label();
        }
        String value = series.pointer().isEmpty() ? whole : Escapes.visible(series.pointer(), LONGEST);
        if (oneTopic) {
            return value;
        }
        List<String> levels = new ArrayList<>(levels(series.topic()));
        int end = Math.max(before, levels.size() - after);
        String part = Escapes.visible(String.join("/", levels.subList(Math.min(before, end), end)), LONGEST);
        String topic = part.isEmpty() ? Escapes.visible(series.topic(), LONGEST) : part;
        return onePointer ? topic : topic + " " + value;
    }
}
