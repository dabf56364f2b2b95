package io.topiary.core.lint;

import java.util.Set;
import java.util.function.Consumer;

/**
 * What somebody does not want to be told any more: hints of a kind, one of them, or that a topic is silent. Thread-safe.
 */
public interface DismissedHints {

    /** Whether {@code hint}, or its kind, is dismissed. */
    boolean has(Hint hint);

    /** Whether all hints of {@code kind} are dismissed. */
    boolean hasKind(HintKind kind);

    /** Dismisses what {@code hint} says of its path; others of its kind stay. */
    void dismiss(Hint hint);

    /** Dismisses all hints of {@code kind}, now and later. */
    void dismissKind(HintKind kind);

    /** Takes back that {@code hint} was dismissed; its kind too, if that was. */
    void restore(Hint hint);

    /** Whether the topic {@code path} may be silent. */
    boolean hasSilence(String path);

    /** Sets whether the topic {@code path} may be silent. */
    void setSilence(String path, boolean mayBe);

    /** What is remembered until the program ends. */
    static DismissedHints inMemory() {
        return remembering(Set.of(), names -> {});
    }

    /**
     * What is remembered for longer.
     *
     * @param names what {@code keep} was told last
     * @param keep told of everything that is dismissed when that has changed
     */
    static DismissedHints remembering(Set<String> names, Consumer<Set<String>> keep) {
        return new RememberedDismissals(names, keep);
    }
}
