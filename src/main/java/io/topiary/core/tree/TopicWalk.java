package io.topiary.core.tree;

import io.topiary.core.message.Message;
import io.topiary.core.vitals.Delivery;
import io.topiary.core.vitals.LifeSigns;
import io.topiary.core.vitals.Silence;
import io.topiary.core.vitals.Vitals;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Goes from level to level in slices, between which the lock of the model is given back and topics may come. Each slice is
 * taken under that lock.
 */
public final class TopicWalk {

    private final Vitals vitals;
    private final IntSupplier size;
    private final IntFunction<@Nullable TopicNode> levels;
    private final View view = new View();
    private int next;

    private TopicWalk(IntSupplier size, IntFunction<@Nullable TopicNode> levels, Vitals vitals) {
        this.size = size;
        this.levels = levels;
        this.vitals = vitals;
    }

    /** Through all levels in the order of their creation, also those that come meanwhile. */
    static TopicWalk everywhere(Levels levels, Vitals vitals) {
        return new TopicWalk(levels::size, levels::get, vitals);
    }

    /** Through the children of {@code parent} that are there now. */
    static TopicWalk below(@Nullable Family parent, Vitals vitals) {
        TopicNode[] children = parent == null ? new TopicNode[0] : Siblings.toArray(parent);
        return new TopicWalk(() -> children.length, index -> children[index], vitals);
    }

    /** Through {@code levels}. */
    static TopicWalk through(List<TopicNode> levels, Vitals vitals) {
        return new TopicWalk(levels::size, levels::get, vitals);
    }

    /**
     * Shows the next {@code count} levels to {@code visitor}, but for those that are gone.
     *
     * @return whether there are further ones
     */
    public boolean next(int count, Consumer<Level> visitor) {
        int end = (int) Math.min(size.getAsInt(), (long) next + count);
        while (next < end) {
            TopicNode node = levels.apply(next++);
            if (node != null && node.home != null) {
                view.node = node;
                visitor.accept(view);
            }
        }
        return next < size.getAsInt();
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

        /** The newest message on exactly this topic, null if there is none; may be kept. */
        @Nullable
        Message newest();

        /** How the newest message came; of no meaning where there is none. */
        Delivery delivery();

        /** Messages a second on exactly this topic, 0 if that is not known. */
        double perSecond(long nowNanos);

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
            return node().depth();
        }

        @Override
        public int children() {
            return node().childCount();
        }

        @Override
        public boolean isTopic() {
            return node().messages > 0;
        }

        @Override
        public int height(int most) {
            TopicNode start = node();
            int height = 0;
            int left = most;
            Deque<Family> families = new ArrayDeque<>();
            Family family = start.family;
            while (family != null && left > 0) {
                height = Math.max(height, family.depth + 1 - start.depth());
                left -= addFamiliesBelow(family, left, families);
                family = families.poll();
            }
            return height;
        }

        /** Looks at the first {@code most} children of {@code family}; returns how many that were. */
        private static int addFamiliesBelow(Family family, int most, Deque<Family> into) {
            int looked = 0;
            for (int index = 0; index < family.blockCount() && looked < most; index++) {
                Block block = family.block(index);
                for (int i = 0; i < block.size && looked < most; i++, looked++) {
                    Family below = block.at(i).family;
                    if (below != null) {
                        into.add(below);
                    }
                }
            }
            return looked;
        }

        @Override
        public @Nullable Message newest() {
            return node().newest;
        }

        @Override
        public Delivery delivery() {
            return node().delivery();
        }

        @Override
        public double perSecond(long nowNanos) {
            return vitals.perSecond(node().life, nowNanos);
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
