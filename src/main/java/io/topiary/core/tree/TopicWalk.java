package io.topiary.core.tree;

import io.topiary.core.message.Message;
import io.topiary.core.vitals.LifeSigns;
import io.topiary.core.vitals.Silence;
import io.topiary.core.vitals.Vitals;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Goes from level to level in slices, between which the lock of the model is given back and topics may come. Each slice is
 * taken under that lock.
 */
public final class TopicWalk {

    private final Vitals vitals;
    private final boolean deep;
    private final View view = new View();
    private @Nullable TopicNode next;

    private TopicWalk(@Nullable TopicNode first, boolean deep, Vitals vitals) {
        this.next = first;
        this.deep = deep;
        this.vitals = vitals;
    }

    static TopicWalk everywhere(TopicNode root, Vitals vitals) {
        return new TopicWalk(Siblings.first(root), true, vitals);
    }

    static TopicWalk below(@Nullable TopicNode parent, Vitals vitals) {
        return new TopicWalk(parent == null ? null : Siblings.first(parent), false, vitals);
    }

    /**
     * Shows the next {@code levels} to {@code visitor}.
     *
     * @return whether there are further ones
     */
    public boolean next(int levels, Consumer<Level> visitor) {
        TopicNode node = next;
        for (int i = 0; i < levels && node != null; i++) {
            view.node = node;
            visitor.accept(view);
            node = deep ? Preorder.next(node) : Siblings.next(node);
        }
        next = node;
        return node != null;
    }

    /** A level while it is visited; not to be kept. */
    public sealed interface Level {

        /** Path from the first level to this one. */
        String path();

        /** The name of this level, possibly empty. */
        String name();

        /** 1 for the first level. */
        int depth();

        /** How many levels are directly below. */
        int children();

        /** Whether messages arrived on exactly this topic. */
        boolean isTopic();

        /** How many levels are below each other here, 0 for none; looks at the first {@code most} only. */
        int height(int most);

        /** How silent it is, null if it is not. */
        @Nullable
        Silence silence(long nowNanos);

        /** Wall-clock time of its newest message in microseconds since 1970-01-01T00:00:00Z, 0 if there is none. */
        long lastMicros();
    }

    private final class View implements Level {

        private @Nullable TopicNode node;

        private TopicNode node() {
            TopicNode visited = node;
            if (visited == null) {
                throw new IllegalStateException("nothing is visited");
            }
            return visited;
        }

        @Override
        public String path() {
            return node().path();
        }

        @Override
        public String name() {
            return node().name();
        }

        @Override
        public int depth() {
            return node().depth;
        }

        @Override
        public int children() {
            return node().childCount;
        }

        @Override
        public boolean isTopic() {
            return node().messages > 0;
        }

        @Override
        public int height(int most) {
            TopicNode start = node();
            if (start.childCount == 0) {
                return 0;
            }
            TopicNode end = Preorder.afterSubtree(start);
            int height = 0;
            TopicNode at = Siblings.first(start);
            for (int i = 0; i < most && at != null && at != end; i++) {
                height = Math.max(height, at.depth - start.depth);
                at = Preorder.next(at);
            }
            return height;
        }

        @Override
        public @Nullable Silence silence(long nowNanos) {
            LifeSigns life = node().life;
            return life == null ? null : vitals.silence(life, nowNanos);
        }

        @Override
        public long lastMicros() {
            Message newest = node().newest;
            return newest == null ? 0 : newest.timeMicros();
        }
    }
}
