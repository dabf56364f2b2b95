package io.topiary.core.profile.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lines of one bridge in a {@code mosquitto.conf} (mosquitto.conf(5), "Configuring bridges"). Not thread-safe. */
final class BridgeLines {

    private static final String TOPIC = "topic";
    private static final String EMPTY = "\"\"";

    private final String name;
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Set<String> read = new LinkedHashSet<>();

    private BridgeLines(String name) {
        this.name = name;
    }

    /** The bridges in {@code text}. Lines before the first one, and listeners after one, belong to the broker itself. */
    static List<BridgeLines> parse(String text) {
        List<BridgeLines> bridges = new ArrayList<>();
        BridgeLines current = null;
        for (String raw : text.lines().toList()) {
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split("\\s+", 2);
            String value = parts.length < 2 ? "" : parts[1];
            if (parts[0].equals("connection")) {
                current = new BridgeLines(value);
                bridges.add(current);
            } else if (parts[0].equals("listener") || parts[0].equals("include_dir")) {
                current = null;
            } else if (current != null) {
                current.values
                        .computeIfAbsent(parts[0], key -> new ArrayList<>())
                        .add(value);
            }
        }
        return bridges;
    }

    String name() {
        return name;
    }

    /** The last value of the first of {@code options} that has one, or null. */
    @Nullable
    String last(String... options) {
        read.addAll(Arrays.asList(options));
        for (String option : options) {
            List<String> found = values.get(option);
            if (found != null && !found.getLast().isEmpty()) {
                return found.getLast();
            }
        }
        return null;
    }

    /** The addresses in their order. */
    List<String> addresses() {
        List<String> found = new ArrayList<>();
        for (String option : List.of("address", "addresses")) {
            read.add(option);
            for (String value : values.getOrDefault(option, List.of())) {
                Arrays.stream(value.split("\\s+", -1))
                        .filter(each -> !each.isEmpty())
                        .forEach(found::add);
            }
        }
        return found;
    }

    /** Subscribes in {@code draft} to what comes in over the bridge; what only goes out is added switched off. */
    void topics(ProfileDraft draft) {
        read.add(TOPIC);
        for (String value : values.getOrDefault(TOPIC, List.of())) {
            String[] parts = value.split("\\s+", -1);
            String direction = parts.length > 1 ? parts[1] : "out";
            Long qos = parts.length > 2 ? Figures.number(parts[2], 0, 2) : Long.valueOf(0);
            String prefix = parts.length > 4 && !parts[4].equals(EMPTY) ? parts[4] : "";
            String filter = prefix + (parts[0].equals(EMPTY) ? "" : parts[0]);
            if (qos == null) {
                draft.warnings().add("exchange.warn.value", TOPIC + " " + Shown.text(value));
            }
            boolean comesIn = direction.equals("in") || direction.equals("both");
            draft.subscribe(filter, qos == null ? 0 : qos.intValue(), comesIn);
        }
    }

    /** The options that nobody has asked for. */
    Set<String> unread() {
        Set<String> unread = new LinkedHashSet<>(values.keySet());
        unread.removeAll(read);
        return unread;
    }
}
