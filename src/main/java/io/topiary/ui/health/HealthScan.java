package io.topiary.ui.health;

import io.topiary.core.health.SilenceScan;
import io.topiary.core.health.SilenceScan.SilentTopics;
import io.topiary.core.lint.Hints;
import io.topiary.core.lint.TopicLint;
import io.topiary.core.session.Session;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Looks at the tree of a session in slices, on a worker. One call at a time. */
final class HealthScan {

    private static final int SLICE = 5_000;
    /** The names get a twentieth of a core at most: this much in a second. */
    private static final long LINT_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Session session;
    private final TopicLint lint;

    HealthScan(Session session, Hints hints) {
        this.session = session;
        this.lint = new TopicLint(hints);
    }

    /**
     * What was found.
     *
     * @param watched topics that could be silent
     * @param tookNanos how long it took
     */
    record Findings(SilentTopics silent, int watched, long tookNanos) {

        static final Findings NONE = new Findings(SilentTopics.NONE, 0, 0);
    }

    /** Goes on with the names for a while. */
    void lint() {
        long start = System.nanoTime();
        boolean more = true;
        while (more && System.nanoTime() - start < LINT_NANOS) {
            more = session.model().read(model -> lint.next(model.tree()));
        }
    }

    /** Looks for silent topics everywhere. */
    Findings silence(int most, Predicate<String> leftOut) {
        long start = System.nanoTime();
        long now = session.model().clock().nanos();
        SilenceScan scan = session.model().read(model -> new SilenceScan(model.tree(), most, leftOut));
        boolean more = true;
        while (more) {
            more = session.model().read(model -> scan.next(SLICE, now));
        }
        int watched =
                session.model().read(model -> model.tree().watch().vitals().watched());
        return new Findings(scan.result(), watched, System.nanoTime() - start);
    }
}
