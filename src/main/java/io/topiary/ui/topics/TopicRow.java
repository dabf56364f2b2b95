package io.topiary.ui.topics;

import io.topiary.core.lint.Hint;
import io.topiary.core.text.Preview;
import io.topiary.core.text.Text;
import io.topiary.core.tree.TreeRow;
import io.topiary.core.vitals.Delivery;
import io.topiary.core.vitals.VitalSigns;
import org.jspecify.annotations.Nullable;

/**
 * What a line of the topic tree shows. Immutable; two are equal if they look the same.
 *
 * @param level the level of the tree
 * @param preview the newest payload on one line, or null if no message arrived on exactly this topic
 * @param perSecond messages per second here and below
 * @param ageSeconds time since the newest message here or below, in steps as coarse as they are shown; -1 if there is none
 * @param fresh whether a message arrived within the last second
 * @param hint what is odd about its name, null if nothing is
 * @param deviation how its messages differ from what is usual, null if they do not
 */
record TopicRow(
        TreeRow level,
        @Nullable Preview preview,
        double perSecond,
        long ageSeconds,
        boolean fresh,
        @Nullable Hint hint,
        @Nullable Text deviation) {

    /** A level as good as any, of no broker. */
    static TopicRow sample() {
        TreeRow level = new TreeRow("1", "1", 1, 1, false, -1, 1, 1, 1, 0, null, Delivery.LIVE, VitalSigns.NONE);
        return new TopicRow(level, null, 1, 1, true, null, null);
    }

    /** Path from the first level to this one. */
    String path() {
        return level.path();
    }

    /** Whether there are levels below. */
    boolean isBranch() {
        return level.children() > 0;
    }
}
