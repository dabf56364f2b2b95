package io.topiary.core.tree;

import io.topiary.core.message.Message;
import java.util.stream.IntStream;

/**
 * A filter on its way into a tree: asks about topics without the lock of the model, on as many cores as there are. What it
 * accepts has no effect until {@link TopicTree#show} is called, which may be done with a part of the answers.
 *
 * <p>Made and shown under the lock, evaluated without it, one step at a time.
 */
public final class TopicSieve {

    /** What may be evaluated under the lock, to make an end of it. */
    private static final int QUICK = 2_000;
    /** Levels a task, a multiple of 64: tasks don't share a word of the answers. */
    private static final int TASK = 4_096;

    private final Levels levels;
    private final TopicFiltering filtering;
    private Bits accepted = new Bits();
    private Bits shown = new Bits();
    private Levels.View known;
    private int revision;
    private int evaluated;
    private int matching;

    TopicSieve(Levels levels, TopicFiltering filtering) {
        this.levels = levels;
        this.filtering = filtering;
        this.known = levels.view();
        this.revision = levels.revision();
    }

    /**
     * Asks about {@code count} more levels. Without the lock.
     *
     * @return whether there are further ones
     */
    public boolean evaluate(int count) {
        int from = evaluated;
        int to = (int) Math.min(known.size(), (long) from + count);
        accepted.makeRoom(to);
        IntStream.rangeClosed(from / TASK, to / TASK)
                .parallel()
                .forEach(task -> ask(Math.max(from, task * TASK), Math.min(to, (task + 1) * TASK)));
        settle(to);
        return to < known.size();
    }

    /** Forgets all answers if topics went, or were put back, since the first question; tells whether it did. */
    boolean beginAgain() {
        if (revision == levels.revision()) {
            return false;
        }
        revision = levels.revision();
        known = levels.view();
        accepted = new Bits();
        shown = new Bits();
        evaluated = 0;
        matching = 0;
        return true;
    }

    /** Takes notice of topics that came meanwhile; tells whether there are too many to ask about them under the lock. */
    boolean catchUp() {
        known = levels.view();
        if (known.size() - evaluated > QUICK) {
            return true;
        }
        accepted.makeRoom(known.size());
        ask(evaluated, known.size());
        settle(known.size());
        return false;
    }

    /** Counts what was accepted since the last time, and shows it and the levels above. */
    private void settle(int to) {
        for (int id = accepted.next(evaluated, to); id < to; id = accepted.next(id + 1, to)) {
            TopicNode node = known.get(id);
            if (node != null) {
                matching++;
                show(node);
            }
        }
        evaluated = to;
    }

    private void ask(int from, int to) {
        for (int id = from; id < to; id++) {
            TopicNode node = known.get(id);
            Message newest = node == null ? null : node.newest;
            if (node != null && newest != null && filtering.accepts(node, newest)) {
                accepted.set(id);
            }
        }
    }

    private void show(TopicNode topic) {
        TopicNode at = topic;
        for (Block home = at.home; home != null && !shown.get(at.id); home = at.home) {
            shown.set(at.id);
            at = home.family.owner;
        }
    }

    TopicFiltering filtering() {
        return filtering;
    }

    Bits accepted() {
        return accepted;
    }

    Bits shown() {
        return shown;
    }

    int matching() {
        return matching;
    }
}
