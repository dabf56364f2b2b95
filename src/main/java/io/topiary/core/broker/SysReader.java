package io.topiary.core.broker;

import io.topiary.core.tree.TopicTree;
import io.topiary.core.tree.TreeRow;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Reads what is below {@code $SYS} from the topic tree. */
public final class SysReader {

    /** So many levels are read, which takes well below a millisecond. */
    private static final int MOST_LEVELS = 2_000;

    private static final int MOST_SIBLINGS = 500;

    private SysReader() {}

    /** What the broker told up to now. Call it under the model's lock; the result may be read anywhere. */
    public static BrokerReport read(TopicTree tree) {
        ReportDraft draft = new ReportDraft();
        Deque<TreeRow> open = new ArrayDeque<>();
        int levels = 0;
        boolean partial = push(tree, SysPlace.ROOT, open);
        while (!open.isEmpty()) {
            if (++levels > MOST_LEVELS) {
                partial = true;
                break;
            }
            TreeRow level = open.pop();
            if (level.newest() != null) {
                draft.add(level.newest());
            }
            if (level.children() > 0 && !SysPlace.isOfSingleClients(level.path())) {
                partial |= push(tree, level.path(), open);
            }
        }
        return draft.report(partial);
    }

    /** Puts what is directly below {@code path} on top of {@code open}; tells whether there is more of it. */
    private static boolean push(TopicTree tree, String path, Deque<TreeRow> open) {
        List<TreeRow> children = tree.children(path, MOST_SIBLINGS + 1);
        boolean more = children.size() > MOST_SIBLINGS;
        children.stream().limit(MOST_SIBLINGS).toList().reversed().forEach(open::push);
        return more;
    }
}
