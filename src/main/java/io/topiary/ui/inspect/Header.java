package io.topiary.ui.inspect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said about the message above its payload, in words. Immutable.
 *
 * @param topic topic name as sent; empty if nothing is selected
 * @param chips short facts
 * @param seen whether it came from the broker's store or live; empty if that is not known
 * @param time when it arrived or left, and how long ago; empty without a message
 * @param fixed whether it stays although newer ones come
 */
record Header(String topic, List<Chip> chips, String seen, String time, boolean fixed) {

    static final Header NOTHING = withoutMessage("");

    Header {
        chips = List.copyOf(chips);
    }

    /** Nothing came on exactly {@code topic}. */
    static Header withoutMessage(String topic) {
        return new Header(topic, List.of(), "", "", false);
    }

    /**
     * A short fact.
     *
     * @param style style class beyond that of all chips, or null
     */
    record Chip(String text, @Nullable String style) {}
}
