package io.topiary.ui.health;

import io.topiary.core.lint.Hint;

/** A line of one of the lists. Immutable; two are equal if they look the same. */
sealed interface HealthRow {

    /** The level that it is about, as in a topic name. */
    String path();

    /** The same as shown. */
    String topic();

    /** Whether it is shown though it was dismissed. */
    boolean dismissed();

    /** What else is shown, in one line. */
    String words();

    /**
     * A silent topic.
     *
     * @param period how far its messages are apart, in words
     * @param silentFor how long it has been silent, in words
     * @param overdue how many periods that is, in words
     */
    record Silent(String path, String topic, String period, String silentFor, String overdue, boolean dismissed)
            implements HealthRow {

        @Override
        public String words() {
            return String.join("\t", silentFor, period, overdue);
        }
    }

    /** An odd name. */
    record Named(Hint hint, String topic, String words, boolean dismissed) implements HealthRow {

        @Override
        public String path() {
            return hint.path();
        }
    }
}
