package io.topiary.core.compare;

import org.jspecify.annotations.Nullable;

/** What was found out about one topic. Immutable; any thread. */
public sealed interface Finding {

    /** What can be found out, in the order in which it is told. */
    enum Kind {
        /** There is something on the right, and nothing on the left. */
        ADDED('+'),
        /** There is something on the left, and nothing on the right. */
        REMOVED('−'),
        /** There is something else on the right than on the left. */
        CHANGED('~'),
        /** There is the same on both sides. */
        EQUAL('=');

        private final char glyph;

        Kind(char glyph) {
            this.glyph = glyph;
        }

        /** The character that stands for it wherever colour alone would not do. */
        public char glyph() {
            return glyph;
        }
    }

    /** The topic. */
    String topic();

    /** The newest message on the left, null if there never was one. */
    @Nullable
    Reading left();

    /** The newest message on the right, null if there never was one. */
    @Nullable
    Reading right();

    /** How many messages came on it between two instants; 0 where that is unknown. */
    long between();

    /** What it is. */
    Kind kind();

    /**
     * There is something on the right only.
     *
     * @param left the message that took away what was on the left; null if nothing ever was there
     */
    record Added(String topic, @Nullable Reading left, Reading right, long between) implements Finding {

        @Override
        public Kind kind() {
            return Kind.ADDED;
        }
    }

    /**
     * There is something on the left only.
     *
     * @param right the message that took away what was on the right; null if nothing ever was there
     */
    record Removed(String topic, Reading left, @Nullable Reading right, long between) implements Finding {

        @Override
        public Kind kind() {
            return Kind.REMOVED;
        }
    }

    /** There is something else on the right than on the left. */
    record Changed(String topic, Reading left, Reading right, long between) implements Finding {

        @Override
        public Kind kind() {
            return Kind.CHANGED;
        }
    }

    /**
     * There is the same on both sides.
     *
     * @param lagMicros how much later it arrived on the right than on the left, in microseconds, negative if it was earlier;
     *     null if that can't be told
     */
    record Equal(
            String topic,
            Reading left,
            Reading right,
            long between,
            @Nullable Long lagMicros) implements Finding {

        @Override
        public Kind kind() {
            return Kind.EQUAL;
        }
    }
}
