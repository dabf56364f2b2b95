package io.topiary.core.tree;

import org.jspecify.annotations.Nullable;

/**
 * Clears a topic, or all topics at and below a level, as if no message had ever come there; keeps what it takes, so that it
 * can be put back as it was. Levels above that have nothing else below them go too. The tree is right after each slice:
 * levels go one at a time, the deepest first, and what comes meanwhile below is taken too. When a message came last is
 * still known at the levels that stay.
 *
 * <p>Each slice is taken under the lock of the model.
 */
public final class TopicClearing {

    private static final int LONG_PATH = 256;

    private final TreeParts parts;
    private final TopicCuts cuts;
    private final TopicGrafts grafts;
    private final String path;
    private final boolean below;
    private @Nullable TopicNode cursor;
    private boolean begun;
    private int restored;

    TopicClearing(TreeParts parts, String path, boolean below) {
        this.parts = parts;
        this.cuts = new TopicCuts(parts);
        this.grafts = new TopicGrafts(parts);
        this.path = path;
        this.below = below;
    }

    /**
     * Takes about {@code levels} more out.
     *
     * @return whether there is more to take
     */
    public boolean next(int levels) {
        if (!begun || (cursor != null && cursor.home == null)) {
            // at first, or when somebody else took it meanwhile
            cursor = parts.find(path, path.length());
            begun = true;
        }
        for (int left = levels; left > 0 && cursor != null; ) {
            left -= cost(cursor);
            cursor = step(cursor);
        }
        return cursor != null;
    }

    /** Takes {@code node} or goes below; returns where to go on, null at the end. */
    private @Nullable TopicNode step(TopicNode node) {
        Family family = node.family;
        boolean last = node.pathTo == path.length();
        if (family == null) {
            TopicNode above = node.parent();
            cuts.cut(node);
            return last ? end(node, above) : above;
        }
        if (below) {
            cuts.collapse(node);
            Block block = family.block(family.blockCount() - 1);
            return block.at(block.size - 1);
        }
        cuts.cutValue(node);
        parts.filtered().hideBarren(node);
        return null;
    }

    /** Takes the levels above that have nothing below any more; {@code taken} is the last one that was to be taken. */
    private @Nullable TopicNode end(TopicNode taken, @Nullable TopicNode above) {
        TopicNode highest = taken;
        TopicNode at = above;
        while (at != null && at != parts.root() && at.family == null && at.newest == null) {
            TopicNode next = at.parent();
            cuts.cut(at);
            highest = at;
            at = next;
        }
        parts.watch().gone(highest.path());
        parts.filtered().hideBarren(at);
        return null;
    }

    /**
     * Puts about {@code levels} more back, after all was taken. A topic on which a message came meanwhile counts both, and
     * keeps the newer value.
     *
     * @return whether there is more to put back
     */
    public boolean restoreNext(int levels) {
        int all = cuts.gone().size();
        int end = all + cuts.collapsed().size();
        for (int left = levels; left > 0 && restored < end; left--) {
            if (restored < all) {
                Gone next = cuts.gone().get(all - 1 - restored);
                left -= cost(next.node()) - 1;
                grafts.putBack(next);
            } else {
                // the deepest first: what is below a collapsed level costs no way up
                grafts.expand(cuts.collapsed().get(end - 1 - restored));
            }
            restored++;
        }
        return restored < end;
    }

    /** A long path counts for several: it is gone through. */
    private static int cost(TopicNode node) {
        return 1 + node.pathTo / LONG_PATH;
    }

    /** Topics taken so far. */
    public int topics() {
        return cuts.topics();
    }

    /** Messages that came on them. */
    public long messages() {
        return cuts.messages();
    }
}
