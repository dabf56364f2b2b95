package io.topiary.core.tree;

import io.topiary.core.message.Message;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a level with others below it has more than one without: its children, and what is counted below. A family of up
 * to {@link Block#MOST} is its own only block; {@link Block#size} and {@link Block#rows} are those of the whole family in
 * any case. Guarded by the lock of the model.
 */
final class Family extends Block {

    final TopicNode owner;
    /** Levels above the children. */
    final char depth;

    /** The blocks of a large family, null for one that is its own. */
    Block @Nullable [] blocks;

    /** The filter for which the rows are right; for another one they are counted when they come into sight. */
    int epoch;
    /** Topics on which messages arrived, here and below. */
    int topics;
    /** Topics of the current batch that the levels from here up do not count yet. */
    int pendingTopics;
    /** Messages of the current batch that the levels from here up do not count yet. */
    long pending;
    /** Messages here and below. */
    long messagesBelow;
    /** {@link System#nanoTime()} of the newest message here or below. */
    long lastNanos;

    /** No children yet; the first message below came at {@code nanos}. */
    Family(TopicNode owner, int epoch, long nanos) {
        super(null, 1);
        Block home = owner.home;
        Message newest = owner.newest;
        this.owner = owner;
        this.depth = home == null ? 0 : (char) (home.family.depth + 1);
        this.epoch = epoch;
        this.topics = newest == null ? 0 : 1;
        this.messagesBelow = owner.messages;
        this.lastNanos = newest == null ? nanos : later(newest.nanoTime(), nanos);
    }

    /** The family of the level above, null for that of the root. */
    @Nullable
    Family above() {
        Block home = owner.home;
        return home == null ? null : home.family;
    }

    /** How many blocks there are. */
    int blockCount() {
        Block[] all = blocks;
        return all == null ? 1 : all.length;
    }

    /** The block {@code index}. */
    Block block(int index) {
        Block[] all = blocks;
        return all == null ? this : all[index];
    }

    /** The first {@code most} children. */
    List<TopicNode> first(int most) {
        List<TopicNode> children = new ArrayList<>();
        for (int index = 0; index < blockCount(); index++) {
            Block block = block(index);
            for (int i = 0; i < block.size && children.size() < most; i++) {
                children.add(block.at(i));
            }
        }
        return children;
    }

    /** A message came at {@code nanos}, here or below. */
    void cameAt(long nanos) {
        lastNanos = later(lastNanos, nanos);
    }

    /** Whether no message came after {@code nanos}. */
    boolean isQuietSince(long nanos) {
        return nanos - lastNanos > 0;
    }

    private static long later(long a, long b) {
        return b - a > 0 ? b : a;
    }
}
