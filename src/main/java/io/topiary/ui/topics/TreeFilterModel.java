package io.topiary.ui.topics;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.session.Model;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionClock;
import io.topiary.core.shape.Deviations;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Messages;
import io.topiary.core.tree.TopicFiltering;
import io.topiary.core.tree.TopicSieve;
import io.topiary.core.tree.TopicTree;
import io.topiary.core.vitals.Vitals;
import io.topiary.ui.kit.filter.FilterInput;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * The filter of the tree: what is typed, what is wrong with it, and how much it lets through.
 *
 * <p>The tree is filtered in the background, the newest text first; typing never waits for it. FX thread.
 */
final class TreeFilterModel {

    /** Levels evaluated before somebody looks at the clock. */
    private static final int SLICE = 1 << 15;
    /** After how long a new filter is shown with what it has accepted so far. */
    private static final long FIRST_NANOS = 50_000_000L;
    /** How long the answers for values and ages stand before everything is asked about again. */
    private static final long STANDS_NANOS = 1_000_000_000L;
    /** The part of a core that asking again may take: a tenth. */
    private static final int RELIEF = 10;

    private final Session session;
    private final Executor background;
    private final Messages messages;
    private final Amounts amounts;
    private final Runnable applied;
    private final FilterInput input;
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private volatile MessageQuery wanted = MessageQuery.ALL;
    private volatile MessageQuery evaluated = MessageQuery.ALL;
    private final AtomicBoolean working = new AtomicBoolean();
    private volatile long appliedNanos;
    private volatile long tookNanos;
    private boolean still;

    /**
     * A filter that lets everything through.
     *
     * @param applied called on any thread when another filter has taken effect
     */
    TreeFilterModel(Session session, Executor background, Messages messages, Runnable applied) {
        this.session = session;
        this.background = background;
        this.messages = messages;
        this.amounts = new Amounts(messages);
        this.applied = applied;
        this.input = new FilterInput(messages, this::understood);
    }

    /** What is typed. */
    FilterInput input() {
        return input;
    }

    ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** Whether something is filtered, as far as typed. */
    boolean isFiltering() {
        return !wanted.isEmpty();
    }

    /** Tells whether the pointer is over the rows: then the answers for values and ages stand. */
    void setPointerOver(boolean over) {
        still = over;
    }

    /** Brings the summary up to date, and the filter too if what it says about values or ages has grown old. */
    void count(int matching, int topics) {
        MessageQuery query = wanted;
        long old = System.nanoTime() - appliedNanos;
        if (isFiltering() && !still && !query.isOfTopicAlone() && old > Math.max(STANDS_NANOS, RELIEF * tookNanos)) {
            work();
        }
        input.checkSpeed();
        summary.set(
                isFiltering()
                        ? messages.get("topics.filter.summary", amounts.number(matching), amounts.number(topics))
                        : "");
    }

    private void understood(MessageQuery query) {
        wanted = query;
        work();
    }

    private void work() {
        if (working.compareAndSet(false, true)) {
            background.execute(this::apply);
        }
    }

    private void apply() {
        MessageQuery query = wanted;
        long start = System.nanoTime();
        boolean whole = false;
        try {
            whole = evaluate(query);
        } finally {
            appliedNanos = System.nanoTime();
            tookNanos = appliedNanos - start;
            working.set(false);
        }
        applied.run();
        if (wanted != query || !whole) {
            work();
        }
    }

    /**
     * A new filter is shown as soon as there is something to be seen of it, one that is only asked again when it is done.
     *
     * @return whether the tree is still the same
     */
    private boolean evaluate(MessageQuery query) {
        if (query.isEmpty()) {
            session.model().use(model -> model.tree().setFilter(null));
            evaluated = query;
            return true;
        }
        SessionClock clock = session.model().clock();
        TopicTree tree = session.model().read(Model::tree);
        Vitals vitals = tree.watch().vitals();
        Deviations deviations = session.model().deviations();
        TopicFiltering filtering = new TopicFiltering(
                (message, life) -> query.accepts(new TopicCandidate(message, clock, life, vitals, deviations)),
                !query.isOfTopicAlone());
        TopicSieve sieve = session.model().read(model -> tree.sieve(filtering));
        long showAt = System.nanoTime() + FIRST_NANOS;
        boolean more = true;
        while (more && wanted == query) {
            boolean further = sieve.evaluate(SLICE);
            boolean early = evaluated != query && System.nanoTime() - showAt > 0;
            if (!further || early) {
                more = session.model().read(model -> tree.show(sieve)) || further;
                showAt += 4 * FIRST_NANOS;
                applied.run();
            }
        }
        if (!more) {
            evaluated = query;
        }
        // another instant of a recording may have come in between
        return session.model().read(Model::tree).equals(tree);
    }
}
