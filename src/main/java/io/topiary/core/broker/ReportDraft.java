package io.topiary.core.broker;

import io.topiary.core.message.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;

/** A report while the messages below {@code $SYS} are read one after the other. */
final class ReportDraft {

    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_NUMBER = 40;
    private static final double SECONDS = 60;

    private final TreeMap<String, Map<Figure, Double>> proper = new TreeMap<>();
    private final TreeMap<String, Map<Figure, Double>> aliases = new TreeMap<>();
    private final Map<Load, Double> loads = new HashMap<>();
    private final TreeSet<String> nodes = new TreeSet<>();
    private final List<SysEntry> others = new ArrayList<>();
    private String version = "";
    private String description = "";
    private long uptime = Uptime.UNKNOWN;
    private int topics;
    private long newestMicros;
    private long droppedMicros;

    void add(Message message) {
        topics++;
        newestMicros = Math.max(newestMicros, message.timeMicros());
        SysPlace place = SysPlace.of(message.topic());
        if (place == null || !understand(place, message)) {
            others.add(new SysEntry(message.topic(), message));
        }
    }

    BrokerReport report(boolean partial) {
        Map<Figure, Double> figures = new EnumMap<>(Figure.class);
        aliases.forEach((node, values) -> values.forEach((figure, value) ->
                proper.computeIfAbsent(node, key -> new EnumMap<>(Figure.class)).putIfAbsent(figure, value)));
        proper.values().forEach(values -> values.forEach((figure, value) -> figures.merge(figure, value, Double::sum)));
        String name = description.isEmpty() || version.isEmpty() ? version : description + " " + version;
        return new BrokerReport(
                name, uptime, List.copyOf(nodes), figures, loads, others, topics, partial, newestMicros, droppedMicros);
    }

    private boolean understand(SysPlace place, Message message) {
        if (place.name().equals("version")) {
            version = version.isEmpty() ? text(message) : version;
            return note(place);
        } else if (place.name().equals("sysdescr")) {
            description = description.isEmpty() ? text(message) : description;
            return note(place);
        } else if (place.name().equals("uptime")) {
            uptime = Math.max(uptime, Uptime.seconds(place.dialect(), text(message)));
            return note(place);
        }
        Optional<SysName> name = SysNames.meaning(place.dialect(), place.name());
        OptionalDouble number = number(message);
        if (name.isEmpty() || number.isEmpty()) {
            return false;
        }
        add(place.node(), name.get(), number.getAsDouble(), message.timeMicros());
        return note(place);
    }

    private void add(String node, SysName name, double value, long micros) {
        if (name.minutes() > 0) {
            loads.merge(new Load(name.figure(), name.minutes()), value / SECONDS, Double::sum);
            return;
        }
        (name.alias() ? aliases : proper)
                .computeIfAbsent(node, key -> new EnumMap<>(Figure.class))
                .merge(name.figure(), value, name.alias() ? (first, second) -> first : Double::sum);
        if (name.figure() == Figure.PUBLISHES_DROPPED) {
            droppedMicros = Math.max(droppedMicros, micros);
        }
    }

    private boolean note(SysPlace place) {
        if (!place.node().isEmpty()) {
            nodes.add(place.node());
        }
        return true;
    }

    private static String text(Message message) {
        int length = Math.min(message.payload().length, LONGEST_TEXT);
        return new String(message.payload(), 0, length, StandardCharsets.UTF_8).trim();
    }

    private static OptionalDouble number(Message message) {
        if (message.payload().length == 0 || message.payload().length > LONGEST_NUMBER) {
            return OptionalDouble.empty();
        }
        try {
            double value = Double.parseDouble(text(message));
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
