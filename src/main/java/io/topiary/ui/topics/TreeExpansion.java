package io.topiary.ui.topics;

import io.topiary.core.session.Session;
import io.topiary.core.settings.TreeLook.Reach;
import io.topiary.core.tree.TopicTree;
import io.topiary.core.tree.TreeRow;
import java.util.function.Consumer;

/** What of the tree is expanded: at first some of it by itself, from then on what the user wants. FX thread. */
final class TreeExpansion {

    private static final int MOST_ROWS = 20_000;
    private static final int SOME_ROWS = 500;
    private static final int FEW_ROWS = 30;
    /** Rows that are looked at before others may use the tree. */
    private static final int SLICE = 500;

    private final Session session;
    private int firstRows = FEW_ROWS;
    private boolean byItself = true;

    TreeExpansion(Session session) {
        this.session = session;
    }

    /** How much is expanded by itself as topics come; nothing any more once the user has expanded something. */
    void setReach(Reach reach) {
        firstRows = switch (reach) {
            case FEW -> FEW_ROWS;
            case SOME -> SOME_ROWS;
            case ALL -> MOST_ROWS;
        };
    }

    /** Expands what is to be expanded by itself. Under the model's lock. */
    void atFirst(TopicTree tree) {
        if (byItself && tree.rowCount() > 0) {
            tree.expandAll("", firstRows);
            byItself = tree.rowCount() < firstRows;
        }
    }

    void set(String path, boolean expanded) {
        edit(tree -> tree.setExpanded(path, expanded));
    }

    /** Everything below {@code path}. */
    void expandBelow(String path) {
        edit(tree -> {
            tree.setExpanded(path, true);
            tree.expandAll(path, MOST_ROWS);
        });
    }

    void expandAll() {
        edit(tree -> tree.expandAll("", MOST_ROWS));
    }

    void collapseAll() {
        edit(TopicTree::collapseAll);
    }

    /** Shows the levels down to number {@code level}, 1 for the first, and none below them. */
    void toLevel(int level) {
        byItself = false;
        int row = 0;
        while (row < MOST_ROWS && row >= 0) {
            int from = row;
            row = session.model().read(model -> toLevel(model.tree(), from, level));
        }
    }

    /** Looks at some rows from {@code from} on; returns the next one, -1 at the end. */
    private static int toLevel(TopicTree tree, int from, int level) {
        int end = from + SLICE;
        for (int at = from; at < end; at++) {
            if (at >= tree.rowCount()) {
                return -1;
            }
            TreeRow row = tree.rows(at, at + 1).getFirst();
            boolean expanded = row.depth() < level;
            if (row.children() > 0 && row.expanded() != expanded) {
                tree.setExpanded(row.path(), expanded);
            }
        }
        return end;
    }

    private void edit(Consumer<TopicTree> change) {
        byItself = false;
        session.model().use(model -> change.accept(model.tree()));
    }
}
