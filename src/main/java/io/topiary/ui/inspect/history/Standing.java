package io.topiary.ui.inspect.history;

/**
 * Where one stands in a history. Immutable.
 *
 * @param place place of the message that is selected, 0 for the newest one, -1 for none
 * @param count how many there are
 * @param words how many are where
 */
record Standing(long place, long count, String words) {

    static final Standing NOWHERE = new Standing(-1, 0, "");
}
