package io.topiary.ui.topics;

import io.topiary.core.lint.Hints;
import io.topiary.core.session.Model;
import io.topiary.core.session.PayloadPreviews;
import io.topiary.core.session.Session;
import io.topiary.core.settings.TreeLook.Reach;
import io.topiary.core.shape.Deviations;
import io.topiary.core.text.Messages;
import io.topiary.core.tree.TopicOrder;
import io.topiary.core.tree.TopicTree;
import io.topiary.core.tree.TreeRow;
import io.topiary.ui.kit.Pulse;
import io.topiary.ui.kit.RowWindow;
import io.topiary.ui.kit.filter.FilterInput;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * The topic tree as far as it is on screen: pulls the rows to be seen a few times a second, keeps the selection by path.
 * FX thread.
 */
public final class TopicTreeViewModel implements AutoCloseable {

    private static final long LOCK_WAIT_MILLIS = 20;
    /** Whoever went away empty-handed waits longer the next time: the lock is fair, so that this helps. */
    private static final long PATIENT_WAIT_MILLIS = 150;

    private final Session session;
    private final Pulse.Refresh refresh;
    private final RowTicker ticker;
    private final Runnable unsubscribe;
    private final TreeFilterModel filter;
    private final TreeOrderModel order;
    private final TreeExpansion expansion;
    private final RowMaker maker = new RowMaker();
    private final RowWindow<TopicRow> window = new RowWindow<>(new Navigation());
    private final ReadOnlyStringWrapper selectedPath = new ReadOnlyStringWrapper();
    private final ReadOnlyIntegerWrapper topics = new ReadOnlyIntegerWrapper();
    private boolean paused;
    private boolean closed;
    private boolean impatient = true;
    private boolean showSelection;

    /**
     * A tree of {@code session}.
     *
     * @param background where large trees are filtered
     */
    public TopicTreeViewModel(Session session, Pulse pulse, Executor background, Messages messages) {
        this.session = session;
        this.refresh = pulse.register(Pulse.TEXT, this::refresh);
        this.ticker = new RowTicker(pulse, refresh::markDirty);
        this.filter = new TreeFilterModel(session, background, messages, refresh::markDirty);
        this.order = new TreeOrderModel(session, background, refresh::markDirty);
        this.expansion = new TreeExpansion(session);
        this.unsubscribe = session.onDirty(changed -> refresh.markDirty());
        refresh.markDirty();
    }

    /** The rows on screen. */
    public RowWindow<TopicRow> window() {
        return window;
    }

    /** Path of the selected level, null if none is. It stays when the level is filtered out or collapsed. */
    public ReadOnlyStringProperty selectedPathProperty() {
        return selectedPath.getReadOnlyProperty();
    }

    /** What is typed into the filter. */
    public StringProperty filterProperty() {
        return filter.input().textProperty();
    }

    /** What is wrong with the filter, empty if nothing is. */
    public ReadOnlyStringProperty filterErrorProperty() {
        return filter.input().errorProperty();
    }

    /** Where the filter is typed. */
    FilterInput filterInput() {
        return filter.input();
    }

    /** The order of the levels below each level. */
    public ObjectProperty<TopicOrder> orderProperty() {
        return order.orderProperty();
    }

    /** Tells whether the pointer is over the rows: then none of them moves by itself. */
    public void setPointerOver(boolean over) {
        order.setPointerOver(over);
        filter.setPointerOver(over);
        refresh.markDirty();
    }

    /** How much is expanded by itself as topics come. */
    public void setReach(Reach reach) {
        expansion.setReach(reach);
        refresh.markDirty();
    }

    /** How many topics the filter lets through, such as "37 of 5,210"; empty without a filter. */
    public ReadOnlyStringProperty filterSummaryProperty() {
        return filter.summaryProperty();
    }

    /** Topics in the tree, filtered or not. */
    public ReadOnlyIntegerProperty topicsProperty() {
        return topics.getReadOnlyProperty();
    }

    /** Selects the level {@code path} and brings it on screen, expanding what is above it. */
    public void select(String path) {
        session.model().use(model -> model.tree().reveal(path));
        choose(path);
    }

    /** Marks levels that {@code hints} knows about. */
    public void showHints(Hints hints) {
        maker.showHints(hints, refresh::markDirty);
    }

    /** Marks the topics that {@code deviations} tells of. @return ends being told of changes */
    public Runnable showDeviations(Deviations deviations) {
        return maker.showDeviations(deviations, refresh::markDirty);
    }

    /** Shows what {@code previews} decode payloads to. @return ends being told of changes */
    public Runnable showDecoded(PayloadPreviews previews) {
        return maker.showDecoded(previews, refresh::markDirty);
    }

    /** Freezes what is shown; what the user does still takes effect. */
    public void setPaused(boolean paused) {
        this.paused = paused;
        refresh.markDirty();
    }

    /** The selected level as it is now. */
    public Optional<TreeRow> selected() {
        return Optional.ofNullable(selectedPath.get())
                .flatMap(path -> session.model().read(model -> model.tree().row(path)));
    }

    /** Expands or collapses the level {@code path}. */
    public void setExpanded(String path, boolean expanded) {
        expansion.set(path, expanded);
        pull();
    }

    /** Expands the selected level, or goes to the first one below. */
    public void expandOrEnter() {
        selected().filter(row -> row.children() > 0).ifPresent(row -> {
            if (row.expanded()) {
                moveBy(1);
            } else {
                setExpanded(row.path(), true);
            }
        });
    }

    /** Collapses the selected level, or goes to the one above. */
    public void collapseOrLeave() {
        selected().ifPresent(row -> {
            int slash = row.path().lastIndexOf('/');
            if (row.expanded() && row.children() > 0) {
                setExpanded(row.path(), false);
            } else if (slash >= 0) {
                select(row.path().substring(0, slash));
            }
        });
    }

    /** Expands everything below the selected level, as far as that makes no more than 20,000 rows. */
    public void expandSubtree() {
        String path = selectedPath.get();
        if (path != null) {
            expansion.expandBelow(path);
            pull();
        }
    }

    /** Expands everything, as far as that makes no more than 20,000 rows. */
    public void expandAll() {
        expansion.expandAll();
        pull();
    }

    /** Collapses everything. */
    public void collapseAll() {
        expansion.collapseAll();
        pull();
    }

    /** Shows the levels down to number {@code level}, 1 for the first, in the first 20,000 rows. */
    public void expandToLevel(int level) {
        expansion.toLevel(level);
        pull();
    }

    @Override
    public void close() {
        closed = true;
        unsubscribe.run();
        refresh.close();
        ticker.close();
    }

    private void choose(@Nullable String path) {
        showSelection = true;
        selectedPath.set(path);
        pull();
    }

    private void moveBy(long rows) {
        String path = selectedPath.get();
        Optional<String> target = session.model().read(model -> {
            TopicTree tree = model.tree();
            long from = path == null ? -1 : tree.rowOf(path);
            long to = RowWindow.moved(from, window.firstRow(), rows, tree.rowCount());
            return tree.rows((int) to, (int) to + 1).stream().map(TreeRow::path).findFirst();
        });
        target.ifPresent(this::choose);
    }

    private void refresh() {
        if (!paused) {
            pull();
        }
    }

    private void pull() {
        if (closed) {
            return;
        }
        Optional<Pulled> pulled =
                session.model().tryRead(impatient ? LOCK_WAIT_MILLIS : PATIENT_WAIT_MILLIS, this::read);
        impatient = pulled.isPresent();
        pulled.ifPresentOrElse(this::show, refresh::markDirty);
    }

    private record Pulled(long first, int count, long selected, List<TreeRow> rows, int matching, int topics) {}

    private Pulled read(Model model) {
        TopicTree tree = model.tree();
        expansion.atFirst(tree);
        int count = tree.rowCount();
        String path = selectedPath.get();
        long selected = path == null ? -1 : tree.rowOf(path);
        long first = window.place(row -> tree.rowOf(row.path()), count);
        if (showSelection && selected >= 0) {
            first = window.placeVisible(first, selected);
        }
        List<TreeRow> rows = tree.rows((int) first, (int) Math.min(count, first + window.capacity()));
        return new Pulled(first, count, selected, rows, tree.matchingTopics(), tree.topics());
    }

    private void show(Pulled pulled) {
        showSelection = false;
        List<TopicRow> rows = maker.rows(pulled.rows(), session.model().clock().nanos());
        filter.count(pulled.matching(), pulled.topics());
        topics.set(pulled.topics());
        window.show(pulled.first(), pulled.count(), rows, pulled.selected());
        order.refresh(System.nanoTime());
        ticker.in(maker.nextChangeMillis(), System.nanoTime());
    }

    private final class Navigation implements RowWindow.Owner {

        @Override
        public void pull() {
            TopicTreeViewModel.this.pull();
        }

        @Override
        public void moveSelection(long rows) {
            moveBy(rows);
        }

        @Override
        public void selectSlot(int slot) {
            TopicRow row = window.row(slot);
            if (row != null) {
                choose(row.path());
            }
        }
    }
}
