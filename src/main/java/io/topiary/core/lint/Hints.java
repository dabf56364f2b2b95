package io.topiary.core.lint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The hints about the topics of a session, those that were dismissed too. Thread-safe. */
public final class Hints {

    /** More are counted, not kept. */
    static final int MOST = 10_000;

    private final DismissedHints dismissed;
    private final Map<Group, List<Hint>> groups = new HashMap<>();
    private final Map<String, List<Hint>> paths = new HashMap<>();
    private int kept;
    private boolean full;
    private long revision;
    private Runnable listener = () -> {};

    /** Siblings, by the path of the level above; null for the first levels. */
    record Group(@Nullable String parent) {}

    /** None yet. */
    public Hints(DismissedHints dismissed) {
        this.dismissed = dismissed;
    }

    /** What siblings are told of now, in place of what they were told before. */
    synchronized void replace(Group group, List<Hint> found) {
        List<Hint> before = groups.getOrDefault(group, List.of());
        if (before.equals(found)) {
            return;
        }
        before.forEach(hint -> paths.remove(hint.path()));
        kept -= before.size();
        full |= found.size() > MOST - kept;
        List<Hint> fitting = List.copyOf(found.subList(0, Math.min(found.size(), MOST - kept)));
        if (fitting.isEmpty()) {
            groups.remove(group);
        } else {
            groups.put(group, fitting);
        }
        for (Hint hint : fitting) {
            paths.merge(
                    hint.path(),
                    List.of(hint),
                    (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
        }
        kept += fitting.size();
        changed();
    }

    /** The level {@code path} is gone, with all below. */
    synchronized void forget(String path) {
        List<Group> below = groups.keySet().stream()
                .filter(group -> group.parent() != null
                        && (group.parent().equals(path) || group.parent().startsWith(path + "/")))
                .toList();
        below.forEach(group -> replace(group, List.of()));
    }

    /** All hints that are not dismissed, by path. */
    public synchronized List<Hint> open() {
        return all().filter(hint -> !dismissed.has(hint)).toList();
    }

    /** All hints that are dismissed, by path. */
    public synchronized List<Hint> dismissed() {
        return all().filter(dismissed::has).toList();
    }

    /** The first hint about {@code path} that is not dismissed. */
    public synchronized Optional<Hint> about(String path) {
        return paths.getOrDefault(path, List.of()).stream()
                .filter(hint -> !dismissed.has(hint))
                .findFirst();
    }

    /** Grows with each change. */
    public synchronized long revision() {
        return revision;
    }

    /** Whether there were more than are kept. */
    public synchronized boolean isFull() {
        return full;
    }

    /** Dismisses one hint. */
    public synchronized void dismiss(Hint hint) {
        dismissed.dismiss(hint);
        changed();
    }

    /** Dismisses all hints of a kind, now and later. */
    public synchronized void dismissKind(HintKind kind) {
        dismissed.dismissKind(kind);
        changed();
    }

    /** Takes back that a hint, or its kind, was dismissed. */
    public synchronized void restore(Hint hint) {
        dismissed.restore(hint);
        changed();
    }

    /** Sets what is called after each change, on any thread; it must return at once. */
    public synchronized void onChange(Runnable action) {
        listener = action;
    }

    private void changed() {
        revision++;
        listener.run();
    }

    private Stream<Hint> all() {
        return paths.entrySet().stream().sorted(Map.Entry.comparingByKey()).flatMap(entry -> entry.getValue().stream());
    }
}
