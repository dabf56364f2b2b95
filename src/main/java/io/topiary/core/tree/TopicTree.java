package io.topiary.core.tree;

import io.topiary.core.message.Message;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
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

    private static final int NONE = -1;

    private final TopicNode root = new TopicNode(-1, "", 0, 0);
    private final Family top = new Family(root, 0, 0);
    private final Levels levels = new Levels();
    private final TopicIndex index = new TopicIndex(levels);
    private final PathHash hash = new PathHash(new SplittableRandom().nextLong());
    private final LevelMaker maker = new LevelMaker(root, levels, index, hash);
    private final Ascent ascent = new Ascent();
    private final Shown shown = new Shown();
    private final VisibleRows visible = new VisibleRows(top, shown);
    private final FilteredTopics filtered = new FilteredTopics(shown, visible);
    private final OrderedTopics ordered = new OrderedTopics(levels, top, shown, visible);
    private final Tally tally = new Tally();
    private final int topicLimit;
    private final TopicWatch watch;
    private final TreeRows rows;

    /**
     * An empty tree in the order of names.
     *
     * @param topicLimit most topics kept; messages on further ones are counted as left out
     */
    public TopicTree(int topicLimit) {
        this(topicLimit, System::nanoTime);
    }

    /** @param nanos what time it is in this tree, as {@link Message#nanoTime()} */
    public TopicTree(int topicLimit, LongSupplier nanos) {
        this.watch = new TopicWatch(levels, top, this::find, nanos);
        this.rows = new TreeRows(visible, watch);
        this.topicLimit = topicLimit;
        root.family = top;
    }

    /**
     * Makes {@code message} the value of its topic. The levels above count it after {@link #endBatch()}.
     *
     * @return a number of its topic, as {@link #numberOf}; negative if it is left out
     * @throws IllegalArgumentException if the topic is longer than 65,535 characters (MQTT 5, section 1.5.4)
     */
    public int add(Message message) {
        String topic = message.topic();
        long topicHash = hash.of(topic, topic.length());
        TopicNode node = index.get(topic, topic.length(), topicHash);
        boolean known = node != null && node.newest != null;
        if (!known && (tally.topics >= topicLimit || levels.areFull(topicLimit))) {
            tally.leftOut++;
            return NONE;
        }
        if (node == null) {
            node = maker.make(topic, topicHash, message.nanoTime(), ordered::place);
        }
        if (!known) {
            tally.topics++;
            node.source = topic;
        }
        tally.inTree++;
        watch.cameTo(node, message);
        node.newest = message;
        node.messages++;
        filtered.came(node, message, known);
        ascent.came(node, message.nanoTime(), !known);
        return node.id;
    }

    /** The number of the level {@code path} in this tree: from 0 on, in the order in which they came; negative if there is none. */
    public int numberOf(String path) {
        TopicNode node = find(path);
        return node == null ? NONE : node.id;
    }

    /** Makes {@code newest} the value of its topic, which is not there yet, as the last of {@code messages} on it. */
    public void restore(Message newest, long messages) {
        int number = add(newest);
        TopicNode node = number == NONE ? null : levels.get(number);
        if (node == null) {
            tally.leftOut += messages - 1;
            return;
        }
        tally.inTree += messages - 1;
        node.messages += messages - 1;
        ascent.more(node, messages - 1);
    }

    /** Brings the counts of all levels up to date, visiting each level above the topics touched just once. */
    public void endBatch() {
        filtered.endBatch();
        ascent.carryUp();
    }

    /** Counts a message that can't be shown in the tree, so that the books balance. */
    public void leaveOut() {
        tally.leftOut++;
    }

    /** Messages that are, or were until a newer one came or it was cleared, the value of a topic. */
    public long inTree() {
        return tally.inTree;
    }

    /** Those of {@link #inTree()} that are not counted at any level, because their topics were cleared. */
    public long cleared() {
        return tally.cleared;
    }

    /** Messages on topics beyond the limit. */
    public long leftOut() {
        return tally.leftOut;
    }

    /** What is found out about topics besides their values. */
    public TopicWatch watch() {
        return watch;
    }

    /** Topics on which messages arrived. */
    public int topics() {
        return tally.topics;
    }

    /** Topics that the filter lets through; all of them without a filter. */
    public int matchingTopics() {
        return filtered.isFiltering() ? filtered.matching() : tally.topics;
    }

    /** Visible rows. */
    public int rowCount() {
        return visible.count();
    }

    /** The rows {@code from}, counted from 0, to {@code to} (exclusive), as far as they exist. */
    public List<TreeRow> rows(int from, int to) {
        return rows.rows(from, to);
    }

    /** The row of {@code path}, -1 if there is no such level or a level above it is collapsed or filtered out. */
    public int rowOf(String path) {
        TopicNode node = find(path);
        return node == null ? -1 : visible.rowOf(node);
    }

    /** The level {@code path} as it is now, wherever it is; its position is -1 if it is not visible. */
    public Optional<TreeRow> row(String path) {
        return Optional.ofNullable(find(path)).map(node -> rows.row(node, visible.rowOf(node)));
    }

    /**
     * The levels directly below {@code path}, shown or not; their position is -1.
     *
     * @param most no more than these
     */
    public List<TreeRow> children(String path, int most) {
        TopicNode parent = find(path);
        return rows.children(parent == null ? null : parent.family, most);
    }

    /** Shows or hides what is below {@code path}; does nothing if there is no such level. */
    public void setExpanded(String path, boolean expanded) {
        TopicNode node = find(path);
        if (node != null) {
            visible.setExpanded(node, expanded);
        }
    }

    /** Expands every level above {@code path}, so that it becomes visible unless it is filtered out. */
    public void reveal(String path) {
        TopicNode node = find(path);
        for (TopicNode at = node == null ? null : node.parent(); at != null; at = at.parent()) {
            visible.setExpanded(at, true);
        }
    }

    /**
     * Expands everything below {@code path}, level by level, until about {@code maxRows} rows are visible.
     *
     * @param path a level, or empty for the whole tree
     */
    public void expandAll(String path, int maxRows) {
        TopicNode start = path.isEmpty() ? root : find(path);
        if (start != null) {
            visible.expandAll(start, maxRows);
        }
    }

    /** Collapses everything. */
    public void collapseAll() {
        visible.collapseAll();
    }

    /**
     * Shows only topics that {@code filter} accepts, and the levels above them; null shows everything. New topics are
     * filtered as they come.
     */
    public void setFilter(@Nullable TopicFiltering filter) {
        filtered.set(filter, levels);
    }

    /** A filter for a large tree, to be evaluated without the lock; nothing happens yet. */
    public TopicSieve sieve(TopicFiltering filter) {
        return new TopicSieve(levels, filter);
    }

    /**
     * Shows what {@code sieve} has accepted so far, and new topics as they come.
     *
     * @return whether it is to be evaluated further, and shown again: other topics are hidden until then
     */
    public boolean show(TopicSieve sieve) {
        if (sieve.beginAgain()) {
            return true;
        }
        boolean more = sieve.catchUp();
        filtered.show(sieve);
        return more;
    }

    /** The order in which the levels below one level are shown. */
    public TopicOrder order() {
        return ordered.order();
    }

    /**
     * Sorts all levels by {@code order}, as things stand: {@link TopicOrder#ACTIVITY} and {@link TopicOrder#COUNT} stay as
     * they are until they are set again. New levels are put where they belong by name, or where they belong at the time: at
     * the top by activity, else at the end. What is expanded and shown stays so.
     */
    public void setOrder(TopicOrder order) {
        ordered.sort(order);
    }

    /**
     * The first step of {@link #setOrder} for large trees: new levels are placed by {@code order} from now on. Takes the
     * place of an order that was begun and not ended.
     */
    public TopicSorting beginOrder(TopicOrder order) {
        return ordered.begin(order);
    }

    /**
     * The next step: sorts what is below up to {@code count} more levels; without the lock, {@link TopicSorting#sort} has
     * to be called between two of these.
     *
     * @return whether there is more to sort; false if another order was begun
     */
    public boolean orderNext(TopicSorting all, int count) {
        return ordered.next(all, count);
    }

    /** How it is looked at. */
    public Arrangement arrangement() {
        return new Arrangement(visible.expandedPaths(), order(), filtered.filter());
    }

    /** Leaves {@code all} unfinished: what is not sorted stays as it is. */
    public void endOrder(TopicSorting all) {
        ordered.end(all);
    }

    /**
     * Clears what is known of {@code path}, and of what is below if {@code below}; nothing happens yet. For large trees, in
     * slices: see {@link TopicClearing}.
     */
    public TopicClearing clearing(String path, boolean below) {
        TreeParts parts = new TreeParts(root, levels, index, hash, maker, visible, filtered, ordered, watch, tally);
        return new TopicClearing(parts, path, below);
    }

    private @Nullable TopicNode find(String path) {
        return index.get(path, path.length(), hash.of(path, path.length()));
    }
}
