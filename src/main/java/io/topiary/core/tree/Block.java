package io.topiary.core.tree;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A run of siblings in the order in which they are shown, and how many rows they take. Guarded by the lock of the model. */
class Block {

    /** Few enough to be searched and shifted in no time, many enough that a million siblings are no more than 2,000 blocks. */
    static final int MOST = 512;

    final Family family;

    @Nullable
    TopicNode[] nodes;
    /** Nodes in it. */
    int size;
    /** Visible rows of its nodes, as of its family's epoch. */
    int rows;
    /** Its place among the blocks of its family. */
    char index;

    /** An empty block of {@code family}; of itself if that is null: a family of few is its own only block. */
    Block(@Nullable Family family, int capacity) {
        this.family = family == null ? (Family) this : family;
        this.nodes = new @Nullable TopicNode[capacity];
    }

    /** The node at {@code position}, which must be there. */
    final TopicNode at(int position) {
        TopicNode node = nodes[position];
        if (node == null) {
            throw new IllegalStateException("no sibling at " + position + " of " + size);
        }
        return node;
    }

    /** Where {@code node} is. */
    final int positionOf(TopicNode node) {
        @Nullable TopicNode[] all = nodes;
        for (int i = 0; i < all.length; i++) {
            if (all[i] == node) {
                return i;
            }
        }
        throw new IllegalStateException("not in its block");
    }

    /** Takes {@code node} out, which brings no rows any more; the last ones are found first. */
    final void remove(TopicNode node) {
        int position = size - 1;
        while (at(position) != node) {
            position--;
        }
        System.arraycopy(nodes, position + 1, nodes, position, size - position - 1);
        size--;
        nodes[size] = null;
        node.home = null;
    }

    /** Puts {@code node} at {@code position}; there must be room for it. It brings no rows yet. */
    final void insert(int position, TopicNode node) {
        if (size == nodes.length) {
            nodes = Arrays.copyOf(nodes, Math.min(MOST, size + size / 2 + 1));
        }
        System.arraycopy(nodes, position, nodes, position + 1, size - position);
        nodes[position] = node;
        node.home = this;
        size++;
    }
}
