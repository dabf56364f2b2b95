package io.topiary.ui.chart;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks once a second for topics that came since beside those of a chart, with the same value. FX thread. */
final class SiblingWatch {

    private final ChartParts parts;
    private final Siblings siblings;
    private final Consumer<Newcomers> found;
    private @Nullable Watched watched;
    private boolean busy;

    private record Watched(String filter, String pointer, Set<String> known) {}

    /** Topics that were not there before, in the order of the tree, with the value at {@code pointer}. */
    record Newcomers(List<String> topics, String pointer) {}

    /** @param found told of topics, each once */
    SiblingWatch(ChartParts parts, Siblings siblings, Consumer<Newcomers> found) {
        this.parts = parts;
        this.siblings = siblings;
        this.found = found;
    }

    /** Watches for those of {@code kind} beyond {@code topics}. */
    void begin(Siblings.Kind kind, String pointer, List<String> topics) {
        watched = new Watched(kind.filter(), pointer, new HashSet<>(topics));
    }

    /** Watches for nothing. */
    void end() {
        watched = null;
    }

    /** A second is over. */
    void look() {
        Watched now = watched;
        if (now == null || busy) {
            return;
        }
        busy = true;
        Set<String> known = Set.copyOf(now.known());
        parts.workers().execute(() -> {
            List<String> more = newcomers(now, known);
            parts.fx().execute(() -> {
                busy = false;
                if (now.equals(watched) && !more.isEmpty()) {
                    now.known().addAll(more);
                    found.accept(new Newcomers(more, now.pointer()));
                }
            });
        });
    }

    /** On a worker. */
    private List<String> newcomers(Watched now, Set<String> known) {
        Siblings.Kind kind = siblings.matching(now.filter());
        return Siblings.having(kind.without(known), now.pointer(), parts.payloads());
    }
}
