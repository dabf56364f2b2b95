package io.topiary.ui.topics;

import io.topiary.core.session.Session;
import io.topiary.core.tree.TopicOrder;
import io.topiary.core.tree.TopicSorting;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The order of the tree: sorts in the background, at once when the user wants another order, and again every few seconds
 * where the order follows the messages, but never under a resting pointer. FX thread.
 */
final class TreeOrderModel {

    /** Levels sorted while the tree is locked. */
    private static final int SLICE = 5_000;
    /** How long an order that follows the messages stands. */
    private static final long STANDS_NANOS = 3_000_000_000L;
    /** The part of a core that sorting again may take: a tenth. */
    private static final int RELIEF = 10;

    private final Session session;
    private final Executor background;
    private final Runnable applied;
    private final ObjectProperty<TopicOrder> order = new SimpleObjectProperty<>(TopicOrder.NAME);
    private final AtomicBoolean working = new AtomicBoolean();
    private volatile TopicOrder wanted = TopicOrder.NAME;
    private volatile TopicOrder inForce = TopicOrder.NAME;
    private volatile boolean still;
    private volatile long sortedNanos;
    private volatile long tookNanos;

    /**
     * The order of names.
     *
     * @param applied called on any thread when the tree has been sorted
     */
    TreeOrderModel(Session session, Executor background, Runnable applied) {
        this.session = session;
        this.background = background;
        this.applied = applied;
        order.subscribe(this::choose);
    }

    ObjectProperty<TopicOrder> orderProperty() {
        return order;
    }

    /** Tells whether the pointer is over the rows: then nothing is sorted again by itself. */
    void setPointerOver(boolean over) {
        still = over;
    }

    /** Sorts again if the order follows the messages and has stood for long enough. */
    void refresh(long nowNanos) {
        boolean follows = wanted == TopicOrder.ACTIVITY || wanted == TopicOrder.COUNT;
        if (follows && !still && nowNanos - sortedNanos > Math.max(STANDS_NANOS, RELIEF * tookNanos)) {
            work();
        }
    }

    private void choose(TopicOrder next) {
        if (next != wanted) {
            wanted = next;
            work();
        }
    }

    private void work() {
        if (working.compareAndSet(false, true)) {
            background.execute(this::sort);
        }
    }

    private void sort() {
        TopicOrder next = wanted;
        long start = System.nanoTime();
        try {
            sort(next, next == inForce);
        } finally {
            sortedNanos = System.nanoTime();
            tookNanos = sortedNanos - start;
            working.set(false);
        }
        applied.run();
        if (wanted != next) {
            work();
        }
    }

    /** In slices, because the tree is locked meanwhile; {@code again} gives way to a pointer that comes to rest. */
    private void sort(TopicOrder next, boolean again) {
        TopicSorting sorting = session.model().read(model -> model.tree().beginOrder(next));
        inForce = next;
        boolean more = true;
        while (more) {
            if (wanted != next || (again && still)) {
                session.model().use(model -> model.tree().endOrder(sorting));
                return;
            }
            more = session.model().read(model -> model.tree().orderNext(sorting, SLICE));
            sorting.sort();
        }
    }
}
