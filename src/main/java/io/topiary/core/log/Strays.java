package io.topiary.core.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers, from 0 on, for topics that have none in the tree; those of topics that are forgotten are given again. */
final class Strays {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<@Nullable String> names = new ArrayList<>();
    private final Deque<Integer> free = new ArrayDeque<>();

    /** The number of {@code name}, a new one if it has none. */
    int number(String name) {
        return numbers.computeIfAbsent(name, this::give);
    }

    private int give(String name) {
        Integer freed = free.poll();
        if (freed != null) {
            names.set(freed, name);
            return freed;
        }
        names.add(name);
        return names.size() - 1;
    }

    /** Forgets the topic {@code number}, unless it is forgotten already. */
    void forget(int number) {
        String name = names.set(number, null);
        if (name != null) {
            numbers.remove(name);
            free.add(number);
        }
    }
}
