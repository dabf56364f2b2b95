package io.topiary.core.tree;

import org.jspecify.annotations.Nullable;

/** Which levels the filter in force lets through. Guarded by the lock of the model. */
final class Shown {

    private @Nullable Bits levels;
    private int epoch;

    /** Shows {@code next} from now on, everything if that is null. All rows have to be counted again. */
    void replace(@Nullable Bits next) {
        levels = next;
        epoch++;
    }

    /** Changes whenever another filter comes into force. */
    int epoch() {
        return epoch;
    }

    /** Whether {@code node} is let through, itself or for something below. */
    boolean isShown(TopicNode node) {
        Bits some = levels;
        return some == null || some.get(node.id);
    }

    /** Lets {@code node} through. */
    void show(TopicNode node) {
        if (levels != null) {
            levels.set(node.id);
        }
    }

    /** Lets {@code node} through no longer. */
    void hide(TopicNode node) {
        if (levels != null) {
            levels.clear(node.id);
        }
    }

    /** How many of {@code block} are let through. */
    int count(Block block) {
        if (levels == null) {
            return block.size;
        }
        int count = 0;
        for (int i = 0; i < block.size; i++) {
            count += levels.get(block.at(i).id) ? 1 : 0;
        }
        return count;
    }

    /** Visible rows of {@code node}: 0, or 1 and those below if it is expanded. */
    int rows(TopicNode node) {
        if (!isShown(node)) {
            return 0;
        }
        Family below = node.family;
        return below != null && node.isExpanded() ? 1 + below.rows : 1;
    }
}
