package io.topiary.ui.topics;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.filter.QueryException;
import io.topiary.core.session.Session;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Messages;
import io.topiary.core.tree.TopicFiltering;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * The filter of the tree: what is typed, what is wrong with it, and how much it lets through.
 *
 * <p>The tree is filtered in the background, the newest text first; typing never waits for it. FX thread.
 */
final class TreeFilterModel {

    private static final int SLICE = 5_000;
    /** How long the answers for values and ages stand before everything is asked about again. */
    private static final long STANDS_NANOS = 1_000_000_000L;
    /** The part of a core that asking again may take: a tenth. */
    private static final int RELIEF = 10;

    private final Session session;
    private final Executor background;
    private final Messages messages;
    private final Amounts amounts;
    private final Runnable applied;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper errorAt = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private volatile MessageQuery wanted = MessageQuery.ALL;
    private final AtomicBoolean working = new AtomicBoolean();
    private volatile long appliedNanos;
    private volatile long tookNanos;
    private boolean filtering;

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
        text.subscribe(value -> typed(value == null ? "" : value));
    }

    StringProperty textProperty() {
        return text;
    }

    ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /** Where in the text the mistake is, from 0; -1 if there is none, or it is everywhere. */
    ReadOnlyIntegerProperty errorAtProperty() {
        return errorAt.getReadOnlyProperty();
    }

    ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** Whether something is filtered, as far as typed. */
    boolean isFiltering() {
        return filtering;
    }

    /** Brings the summary up to date, and the filter too if what it says about values or ages has grown old. */
    void count(int matching, int topics) {
        MessageQuery query = wanted;
        long old = System.nanoTime() - appliedNanos;
        if (filtering && !query.isOfTopicAlone() && old > Math.max(STANDS_NANOS, RELIEF * tookNanos)) {
            work();
        }
        if (query.isTooSlow()) {
            error.set(messages.get("filter.tooSlow"));
        }
        summary.set(
                filtering
                        ? messages.get("topics.filter.summary", amounts.number(matching), amounts.number(topics))
                        : "");
    }

    private void typed(String value) {
        try {
            MessageQuery query = MessageQuery.parse(value);
            error.set("");
            errorAt.set(-1);
            filtering = !query.isEmpty();
            if (!query.term().equals(wanted.term())) {
                wanted = query;
                work();
            }
        } catch (QueryException e) {
            // what was understood last stays in force while somebody is typing
            error.set(messages.get(e.text()));
            errorAt.set(e.position());
        }
    }

    private void work() {
        if (working.compareAndSet(false, true)) {
            background.execute(this::apply);
        }
    }

    private void apply() {
        MessageQuery query = wanted;
        long start = System.nanoTime();
        try {
            evaluate(query);
        } finally {
            appliedNanos = System.nanoTime();
            tookNanos = appliedNanos - start;
            working.set(false);
        }
        applied.run();
        if (wanted != query) {
            work();
        }
    }

    /** In slices, because the tree is locked meanwhile. */
    private void evaluate(MessageQuery query) {
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        TopicFiltering filtering = new TopicFiltering(message -> query.accepts(message, now), !query.isOfTopicAlone());
        session.model().use(model -> model.tree().beginFilter(query.isEmpty() ? null : filtering));
        boolean more = true;
        while (more && wanted == query) {
            more = session.model().read(model -> model.tree().filterNext(SLICE));
        }
        if (!more) {
            session.model().use(model -> model.tree().endFilter());
        }
    }
}
