package io.topiary.core.tree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What a topic tree should say, worked out the slow way from nothing but the messages and the expanded paths. */
final class NaiveTree {

    final Map<String, Integer> messages = new TreeMap<>();
    final Map<String, Long> last = new TreeMap<>();
    final Map<String, Integer> firstSeen = new HashMap<>();
    final Set<String> expanded = new HashSet<>();
    Predicate<String> filter = topic -> true;
    TopicOrder order = TopicOrder.NAME;

    private int levelsSeen;

    void add(String topic, long nanos) {
        messages.merge(topic, 1, Integer::sum);
        last.put(topic, nanos);
        for (int end = topic.indexOf('/'); end >= 0; end = topic.indexOf('/', end + 1)) {
            see(topic.substring(0, end));
        }
        see(topic);
    }

    private void see(String path) {
        if (!firstSeen.containsKey(path)) {
            firstSeen.put(path, levelsSeen++);
        }
    }

    /** What was cleared. */
    record Cleared(Map<String, Integer> messages, Map<String, Integer> firstSeen, Set<String> expanded) {}

    /** Forgets the messages on {@code path}, and below if {@code below}. */
    Cleared clear(String path, boolean below) {
        Cleared cleared = new Cleared(new TreeMap<>(), new HashMap<>(), new HashSet<>());
        for (String topic : List.copyOf(messages.keySet())) {
            if (below ? isAtOrBelow(path, topic) : topic.equals(path)) {
                cleared.messages.put(topic, messages.remove(topic));
            }
        }
        for (String level : List.copyOf(firstSeen.keySet())) {
            if (messages.keySet().stream().noneMatch(topic -> isAtOrBelow(level, topic))) {
                cleared.firstSeen.put(level, firstSeen.remove(level));
                if (expanded.remove(level)) {
                    cleared.expanded.add(level);
                }
            }
        }
        return cleared;
    }

    /** Puts back what was cleared. */
    void restore(Cleared cleared) {
        cleared.messages.forEach((topic, count) -> messages.merge(topic, count, Integer::sum));
        cleared.firstSeen.forEach(firstSeen::putIfAbsent);
        cleared.messages.keySet().forEach(topic -> {
            for (int end = topic.indexOf('/'); end >= 0; end = topic.indexOf('/', end + 1)) {
                see(topic.substring(0, end));
            }
        });
        expanded.addAll(cleared.expanded);
    }

    /** A row as text: path, messages here and below, topics below, expanded. */
    List<String> rows() {
        Map<String, List<String>> shown = new HashMap<>();
        shownLevels()
                .forEach(path -> shown.computeIfAbsent(parent(path), parent -> new ArrayList<>())
                        .add(path));
        List<String> rows = new ArrayList<>();
        addChildren("\0", shown, rows);
        return rows;
    }

    Set<String> levels() {
        return firstSeen.keySet();
    }

    private Set<String> shownLevels() {
        Set<String> shown = new HashSet<>();
        for (String topic : messages.keySet()) {
            if (filter.test(topic)) {
                for (int end = topic.indexOf('/'); end >= 0; end = topic.indexOf('/', end + 1)) {
                    shown.add(topic.substring(0, end));
                }
                shown.add(topic);
            }
        }
        return shown;
    }

    /** The path of the level above, one that can't be of a level for the first level. */
    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "\0" : path.substring(0, slash);
    }

    private void addChildren(String parent, Map<String, List<String>> shown, List<String> rows) {
        List<String> children = new ArrayList<>(shown.getOrDefault(parent, List.of()));
        children.sort(comparator());
        for (String path : children) {
            rows.add(row(path));
            if (expanded.contains(path)) {
                addChildren(path, shown, rows);
            }
        }
    }

    private Comparator<String> comparator() {
        Comparator<String> byArrival = Comparator.comparing(firstSeen::get);
        return switch (order) {
            case NAME ->
                (a, b) -> {
                    int from = a.lastIndexOf('/') + 1;
                    return NaturalOrder.compare(a, from, a.length(), b, from, b.length());
                };
            case ARRIVAL -> byArrival;
            case ACTIVITY ->
                Comparator.comparingLong(this::lastBelow).reversed().thenComparing(byArrival);
            case COUNT ->
                Comparator.comparingLong(this::messagesBelow).reversed().thenComparing(byArrival);
        };
    }

    private long lastBelow(String path) {
        return last.entrySet().stream()
                .filter(topic -> isAtOrBelow(path, topic.getKey()))
                .mapToLong(Map.Entry::getValue)
                .max()
                .orElseThrow();
    }

    private int messagesBelow(String path) {
        return messages.entrySet().stream()
                .filter(topic -> isAtOrBelow(path, topic.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private String row(String path) {
        long topics = messages.keySet().stream()
                .filter(topic -> isAtOrBelow(path, topic))
                .count();
        return path + " " + messagesBelow(path) + " " + topics + " " + expanded.contains(path);
    }

    static boolean isAtOrBelow(String path, String topic) {
        return topic.equals(path) || topic.startsWith(path + "/");
    }
}
