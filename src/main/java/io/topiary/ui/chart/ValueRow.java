package io.topiary.ui.chart;

/**
 * A value in the newest message of a topic. Immutable.
 *
 * @param topic the topic
 * @param pointer where it is, the empty one is the whole payload
 * @param text as it was sent
 * @param isSwitch whether it is one of two states
 * @param chosen whether it is drawn
 */
record ValueRow(String topic, String pointer, String text, boolean isSwitch, boolean chosen) {

    /** The same drawn, or not. */
    ValueRow withChosen(boolean now) {
        return new ValueRow(topic, pointer, text, isSwitch, now);
    }
}
