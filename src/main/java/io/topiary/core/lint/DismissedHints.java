package io.topiary.core.lint;

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
        return new RememberedDismissals();
    }
}
