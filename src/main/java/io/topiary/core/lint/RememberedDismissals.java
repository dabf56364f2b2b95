package io.topiary.core.lint;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Dismissed hints by names that can be kept: the kind, the kind and the path, or "silence" and the path. */
final class RememberedDismissals implements DismissedHints {

    private static final String SILENCE = "silence ";

    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final Consumer<Set<String>> keep;

    /**
     * What is dismissed already.
     *
     * @param keep told of all names when they have changed
     */
    RememberedDismissals(Set<String> dismissed, Consumer<Set<String>> keep) {
        this.keep = keep;
        names.addAll(dismissed);
    }

    @Override
    public boolean has(Hint hint) {
        return hasKind(hint.kind()) || names.contains(name(hint));
    }

    @Override
    public boolean hasKind(HintKind kind) {
        return names.contains(kind.name());
    }

    @Override
    public void dismiss(Hint hint) {
        set(name(hint), true);
    }

    @Override
    public void dismissKind(HintKind kind) {
        set(kind.name(), true);
    }

    @Override
    public void restore(Hint hint) {
        set(name(hint), false);
        set(hint.kind().name(), false);
    }

    @Override
    public boolean hasSilence(String path) {
        return names.contains(SILENCE + path);
    }

    @Override
    public void setSilence(String path, boolean mayBe) {
        set(SILENCE + path, mayBe);
    }

    private static String name(Hint hint) {
        return hint.kind().name() + " " + hint.path();
    }

    private void set(String name, boolean dismissed) {
        if (dismissed ? names.add(name) : names.remove(name)) {
            keep.accept(Set.copyOf(names));
        }
    }
}
