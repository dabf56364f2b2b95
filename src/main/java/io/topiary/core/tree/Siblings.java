package io.topiary.core.tree;

import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The children of one level in the order in which they are shown, in blocks: places a new one, and counts rows, without
 * looking at more than one block of them.
 */
final class Siblings {

    private static final @Nullable TopicNode[] NONE = new @Nullable TopicNode[0];
    /** How full blocks are made: later siblings find room. */
    private static final int FILLED = Block.MOST * 3 / 4;

    private Siblings() {}

    /** Adds {@code node} where it belongs in {@code order}, as far as that can be known without sorting anew. */
    static void place(Family family, TopicNode node, TopicOrder order, Shown shown) {
        switch (order) {
            case NAME -> placeByName(family, node, shown);
            case ACTIVITY -> insert(family.block(0), 0, node, shown);
            case COUNT, ARRIVAL -> {
                Block last = family.block(family.blockCount() - 1);
                insert(last, last.size, node, shown);
            }
        }
    }

    private static void placeByName(Family family, TopicNode node, Shown shown) {
        Block last = family.block(family.blockCount() - 1);
        if (last.size == 0 || byName(last.at(last.size - 1), node) < 0) {
            insert(last, last.size, node, shown);
            return;
        }
        int from = 0;
        int to = family.blockCount() - 1;
        while (from < to) {
            int middle = (from + to + 1) >>> 1;
            if (byName(family.block(middle).at(0), node) < 0) {
                from = middle;
            } else {
                to = middle - 1;
            }
        }
        Block block = family.block(from);
        insert(block, position(block, node), node, shown);
    }

    private static int position(Block block, TopicNode node) {
        int from = 0;
        int to = block.size;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (byName(block.at(middle), node) < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** Natural name order of siblings. */
    static int byName(TopicNode a, TopicNode b) {
        return NaturalOrder.compare(a.source, a.nameFrom, a.pathTo, b.source, b.nameFrom, b.pathTo);
    }

    private static void insert(Block block, int position, TopicNode node, Shown shown) {
        Family family = block.family;
        if (block.size < Block.MOST) {
            block.insert(position, node);
            if (block != family) {
                family.size++;
            }
            return;
        }
        Block full = block == family ? divide(family) : block;
        family.size++;
        if (position == 0 || position == Block.MOST) {
            Block fresh = new Block(family, 4);
            fresh.insert(0, node);
            addBlock(family, position == 0 ? full.index : full.index + 1, fresh);
        } else {
            Block right = split(full, shown);
            addBlock(family, full.index + 1, right);
            if (position <= full.size) {
                full.insert(position, node);
            } else {
                right.insert(position - full.size, node);
            }
        }
    }

    /** Makes what is in {@code family}, its own only block so far, a block. */
    private static Block divide(Family family) {
        Block block = new Block(family, 0);
        block.nodes = family.nodes;
        block.size = family.size;
        block.rows = family.rows;
        for (int i = 0; i < block.size; i++) {
            block.at(i).home = block;
        }
        family.nodes = NONE;
        family.blocks = new Block[] {block};
        return block;
    }

    /** Moves the second half of {@code full} to a block of its own. */
    private static Block split(Block full, Shown shown) {
        Block right = new Block(full.family, Block.MOST);
        int half = Block.MOST / 2;
        for (int i = half; i < full.size; i++) {
            TopicNode node = full.at(i);
            right.insert(i - half, node);
            right.rows += shown.rows(node);
        }
        full.nodes = Arrays.copyOf(full.nodes, Block.MOST);
        Arrays.fill(full.nodes, half, full.nodes.length, null);
        full.size = half;
        full.rows -= right.rows;
        return right;
    }

    private static void addBlock(Family family, int index, Block block) {
        Block[] old = family.blocks == null ? new Block[0] : family.blocks;
        Block[] all = new Block[old.length + 1];
        System.arraycopy(old, 0, all, 0, index);
        all[index] = block;
        System.arraycopy(old, index, all, index + 1, old.length - index);
        for (int i = index; i < all.length; i++) {
            all[i].index = (char) i;
        }
        family.blocks = all;
    }

    /** Takes {@code node} out of {@code home}, where it is and brings no rows any more. */
    static void remove(Block home, TopicNode node) {
        Family family = home.family;
        home.remove(node);
        if (home == family) {
            return;
        }
        family.size--;
        if (home.size == 0) {
            removeBlock(family, home.index);
        }
    }

    private static void removeBlock(Family family, int index) {
        Block[] old = family.blocks == null ? new Block[0] : family.blocks;
        if (old.length == 1) {
            family.blocks = null;
            return;
        }
        Block[] all = new Block[old.length - 1];
        System.arraycopy(old, 0, all, 0, index);
        System.arraycopy(old, index + 1, all, index, all.length - index);
        for (int i = index; i < all.length; i++) {
            all[i].index = (char) i;
        }
        family.blocks = all;
    }

    /** Sorts a family that is its own only block. */
    static void sort(Family family, Comparator<TopicNode> order) {
        Arrays.sort(nonNull(family.nodes), 0, family.size, order);
    }

    @SuppressWarnings("NullAway") // up to its size there are nodes in it
    private static TopicNode[] nonNull(@Nullable TopicNode[] nodes) {
        return nodes;
    }

    /** Everybody in {@code family}, in order, as a copy. */
    static TopicNode[] toArray(Family family) {
        TopicNode[] all = new TopicNode[family.size];
        int count = 0;
        for (int index = 0; index < family.blockCount(); index++) {
            Block block = family.block(index);
            System.arraycopy(block.nodes, 0, all, count, block.size);
            count += block.size;
        }
        return all;
    }

    /** Makes {@code sorted}, who are more than one block, the children of {@code family}. */
    static void replace(Family family, TopicNode[] sorted, Shown shown) {
        Block[] all = new Block[Math.ceilDiv(sorted.length, FILLED)];
        for (int index = 0; index < all.length; index++) {
            int from = index * FILLED;
            Block block = new Block(family, 0);
            block.nodes = Arrays.copyOfRange(sorted, from, Math.min(sorted.length, from + FILLED));
            block.size = block.nodes.length;
            block.index = (char) index;
            for (int i = 0; i < block.size; i++) {
                TopicNode node = block.at(i);
                node.home = block;
                block.rows += shown.rows(node);
            }
            all[index] = block;
        }
        family.blocks = all;
        family.size = sorted.length;
    }
}
