package io.topiary.core.lint;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Dismissed hints in memory. */
final class RememberedDismissals implements DismissedHints {

    private record One(HintKind kind, String path) {

        static One of(Hint hint) {
            return new One(hint.kind(), hint.path());
        }
    }

    private final Set<HintKind> kinds = ConcurrentHashMap.newKeySet();
    private final Set<String> silences = ConcurrentHashMap.newKeySet();
    private final Set<One> ones = ConcurrentHashMap.newKeySet();

    @Override
    public boolean has(Hint hint) {
        return kinds.contains(hint.kind()) || ones.contains(One.of(hint));
    }

    @Override
    public boolean hasKind(HintKind kind) {
        return kinds.contains(kind);
    }

    @Override
    public void dismiss(Hint hint) {
        ones.add(One.of(hint));
    }

    @Override
    public void dismissKind(HintKind kind) {
        kinds.add(kind);
    }

    @Override
    public void restore(Hint hint) {
        ones.remove(One.of(hint));
        kinds.remove(hint.kind());
    }

    @Override
    public boolean hasSilence(String path) {
        return silences.contains(path);
    }

    @Override
    public void setSilence(String path, boolean mayBe) {
        if (mayBe) {
            silences.add(path);
        } else {
            silences.remove(path);
        }
    }
}
