package io.topiary.core.tree;

import io.topiary.core.message.Message;
import io.topiary.core.message.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every topic seen, its newest message and its counters, and the list of rows that are visible when the expanded levels
 * are drawn one below the other.
 *
 * <p>Row numbers, row counts and look-ups take logarithmic time; a message on a known topic costs one hash look-up; a new
 * one splits its path. No method recurses: a topic may have 32,767 levels. Not thread-safe: the session's model lock
 * guards it.
 */
public final class TopicTree {

    private final TopicNode root = new TopicNode("", 0, 0, null, 0);
    private final TopicIndex index = new TopicIndex();
    private final Ascent ascent = new Ascent();
    private final int topicLimit;
    private long inTree;
    private long leftOut;
    private int seed = 0x2545F491;
    private @Nullable TopicNode lastMade;
    private final FilteredTopics filtered = new FilteredTopics(root);

    /**
     * An empty tree.
     *
     * @param topicLimit most topics kept; messages on further ones are counted as left out
     */
    public TopicTree(int topicLimit) {
        this.topicLimit = topicLimit;
        root.expanded = true;
    }

    /**
     * Makes {@code message} the value of its topic. The levels above count it after {@link #endBatch()}.
     *
     * @throws IllegalArgumentException if the topic is longer than 65,535 characters (MQTT 5, section 1.5.4)
     */
    public void add(Message message) {
        TopicNode known = index.get(message.topic());
        if (known == null && index.size() >= topicLimit) {
            leftOut++;
            return;
        }
        TopicNode node = known == null ? addTopic(message.topic()) : known;
        inTree++;
        node.newest = message;
        node.messages++;
        if (known == null) {
            filtered.topicCame(node, message);
        }
        node.lastNanos = message.nanoTime();
        ascent.touched(node);
    }

    /** Brings the counts of all levels up to date, visiting each level above the topics touched just once. */
    public void endBatch() {
        if (filtered.followsValues()) {
            ascent.forEachTouched(filtered::valueCame);
        }
        ascent.carryUp();
    }

    /** Counts a message that can't be shown in the tree, so that the books balance. */
    public void leaveOut() {
        leftOut++;
    }

    /** Messages that are, or were until a newer one came, the value of a topic. */
    public long inTree() {
        return inTree;
    }

    /** Messages on topics beyond the limit. */
    public long leftOut() {
        return leftOut;
    }

    /** Topics on which messages arrived. */
    public int topics() {
        return index.size();
    }

    /** Topics that the filter lets through; all of them without a filter. */
    public int matchingTopics() {
        return filtered.isFiltering() ? filtered.matching() : index.size();
    }

    /** Visible rows. */
    public int rowCount() {
        return Siblings.rows(root);
    }

    /**
     * The rows {@code from} to {@code to} (exclusive), as far as they exist.
     *
     * @param from first row, from 0
     */
    public List<TreeRow> rows(int from, int to) {
        int end = Math.min(to, rowCount());
        List<TreeRow> rows = new ArrayList<>(Math.max(0, end - from));
        for (int row = Math.max(0, from); row < end; row++) {
            rows.add(TreeRow.of(VisibleRows.nodeAt(root, row), row));
        }
        return rows;
    }

    /** The row of {@code path}, -1 if there is no such level or a level above it is collapsed or filtered out. */
    public int rowOf(String path) {
        TopicNode node = find(path);
        return node == null ? -1 : VisibleRows.rowOf(node);
    }

    /** The level {@code path} as it is now, wherever it is; its position is -1 if it is not visible. */
    public Optional<TreeRow> row(String path) {
        return Optional.ofNullable(find(path)).map(node -> TreeRow.of(node, rowOf(path)));
    }

    /**
     * The levels directly below {@code path}, shown or not, in natural order; their position is -1.
     *
     * @param most no more than these
     */
    public List<TreeRow> children(String path, int most) {
        TopicNode parent = find(path);
        List<TreeRow> children = new ArrayList<>();
        TopicNode child = parent == null ? null : Siblings.first(parent);
        while (child != null && children.size() < most) {
            children.add(TreeRow.of(child, -1));
            child = Siblings.next(child);
        }
        return children;
    }

    /** Shows or hides what is below {@code path}; does nothing if there is no such level. */
    public void setExpanded(String path, boolean expanded) {
        TopicNode node = find(path);
        if (node != null) {
            VisibleRows.setExpanded(node, expanded);
        }
    }

    /** Expands every level above {@code path}, so that it becomes visible unless it is filtered out. */
    public void reveal(String path) {
        TopicNode node = find(path);
        for (TopicNode at = node == null ? null : node.parent; at != null && at.parent != null; at = at.parent) {
            VisibleRows.setExpanded(at, true);
        }
    }

    /**
     * Expands everything below {@code path}, level by level, until about {@code maxRows} rows are visible.
     *
     * @param path a level, or empty for the whole tree
     */
    public void expandAll(String path, int maxRows) {
        TopicNode start = path.isEmpty() ? root : find(path);
        if (start == null) {
            return;
        }
        List<TopicNode> chosen = new ArrayList<>();
        long rows = rowCount();
        for (List<TopicNode> level = List.of(start); !level.isEmpty(); ) {
            List<TopicNode> next = new ArrayList<>();
            for (TopicNode node : level) {
                int more = node == root || node.expanded ? 0 : node.childCount;
                if (rows + more <= maxRows) {
                    rows += more;
                    chosen.add(node);
                    VisibleRows.collectBranches(node, next);
                }
            }
            level = next;
        }
        // the deepest first: what is below a collapsed level costs no way up
        for (TopicNode node : chosen.reversed()) {
            VisibleRows.setExpanded(node, true);
        }
    }

    /** Collapses everything. */
    public void collapseAll() {
        for (TopicNode node = Siblings.first(root); node != null; node = Preorder.next(node)) {
            VisibleRows.setExpanded(node, false);
        }
    }

    /**
     * Shows only topics that {@code filter} accepts, and the levels above them; null shows everything. New topics are
     * filtered as they come.
     */
    public void setFilter(@Nullable TopicFiltering filter) {
        beginFilter(filter);
        filterNext(Integer.MAX_VALUE);
        endFilter();
    }

    /**
     * The first step of {@link #setFilter} for large trees: nothing happens yet. Takes the place of a filter that was
     * begun and not ended.
     */
    public void beginFilter(@Nullable TopicFiltering filter) {
        filtered.begin(filter);
    }

    /**
     * The second step: evaluates {@code levels} more, without effect.
     *
     * @return whether there are further ones
     */
    public boolean filterNext(int levels) {
        return filtered.next(levels);
    }

    /** The third step, after everything has been evaluated: shows what the filter accepts. */
    public void endFilter() {
        filtered.end();
    }

    private TopicNode addTopic(String topic) {
        if (topic.length() > Character.MAX_VALUE) {
            throw new IllegalArgumentException("longer than MQTT allows: " + topic.length() + " characters");
        }
        TopicNode node = closestKnown(topic);
        while (true) {
            int from = node == root ? 0 : node.pathTo + 1;
            int slash = topic.indexOf(Topic.SEPARATOR, from);
            int to = slash < 0 ? topic.length() : slash;
            TopicNode closest = Siblings.closest(node, topic, from, to);
            node = closest != null && Siblings.isNamed(closest, topic, from, to)
                    ? closest
                    : addLevel(node, topic, from, to, closest);
            if (slash < 0) {
                break;
            }
        }
        node.source = topic;
        index.add(node);
        for (TopicNode at = node; at != null; at = at.parent) {
            at.topics++;
        }
        lastMade = node;
        return node;
    }

    /** The deepest level on the way to {@code topic} that it has in common with the topic made last. */
    private TopicNode closestKnown(String topic) {
        TopicNode node = lastMade;
        while (node != null && node != root) {
            int end = node.pathTo;
            if (end < topic.length()
                    && topic.charAt(end) == Topic.SEPARATOR
                    && node.source.regionMatches(0, topic, 0, end)) {
                return node;
            }
            node = node.parent;
        }
        return root;
    }

    private TopicNode addLevel(TopicNode parent, String topic, int from, int to, @Nullable TopicNode closest) {
        seed ^= seed << 13;
        seed ^= seed >>> 17;
        seed ^= seed << 5;
        TopicNode node = new TopicNode(topic, from, to, parent, seed);
        node.setShown(!filtered.isFiltering());
        Siblings.insert(parent, node, closest);
        if (node.isShown()) {
            VisibleRows.add(node, 1);
        }
        return node;
    }

    private @Nullable TopicNode find(String path) {
        TopicNode node = root;
        int from = 0;
        while (node != null) {
            int slash = path.indexOf(Topic.SEPARATOR, from);
            int to = slash < 0 ? path.length() : slash;
            node = Siblings.find(node, path, from, to);
            if (slash < 0) {
                break;
            }
            from = to + 1;
        }
        return node;
    }
}
