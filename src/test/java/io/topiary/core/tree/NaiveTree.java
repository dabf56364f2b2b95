package io.topiary.core.tree;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What a topic tree should say, worked out the slow way from nothing but the messages and the expanded paths. */
final class NaiveTree {

    final Map<String, Integer> messages = new TreeMap<>();
    final Set<String> expanded = new HashSet<>();
    Predicate<String> filter = topic -> true;

    /** A row as text: path, messages here and below, topics below, expanded. */
    List<String> rows() {
        List<String> rows = new ArrayList<>();
        addChildren("", true, rows);
        return rows;
    }

    Set<String> levels() {
        Set<String> levels = new HashSet<>();
        for (String topic : messages.keySet()) {
            for (int end = topic.indexOf('/'); end >= 0; end = topic.indexOf('/', end + 1)) {
                levels.add(topic.substring(0, end));
            }
            levels.add(topic);
        }
        return levels;
    }

    private void addChildren(String parent, boolean root, List<String> rows) {
        levels().stream()
                .filter(path -> root ? path.indexOf('/') < 0 : isChild(parent, path))
                .sorted((a, b) -> {
                    int from = root ? 0 : parent.length() + 1;
                    return NaturalOrder.compare(a, from, a.length(), b, from, b.length());
                })
                .filter(path ->
                        messages.keySet().stream().anyMatch(topic -> isAtOrBelow(path, topic) && filter.test(topic)))
                .forEach(path -> {
                    rows.add(row(path));
                    if (expanded.contains(path)) {
                        addChildren(path, false, rows);
                    }
                });
    }

    private String row(String path) {
        int below = 0;
        int topics = 0;
        for (Map.Entry<String, Integer> topic : messages.entrySet()) {
            if (isAtOrBelow(path, topic.getKey())) {
                below += topic.getValue();
                topics++;
            }
        }
        return path + " " + below + " " + topics + " " + expanded.contains(path);
    }

    static boolean isAtOrBelow(String path, String topic) {
        return topic.equals(path) || topic.startsWith(path + "/");
    }

    private static boolean isChild(String parent, String path) {
        return path.startsWith(parent + "/") && path.indexOf('/', parent.length() + 1) < 0;
    }
}
