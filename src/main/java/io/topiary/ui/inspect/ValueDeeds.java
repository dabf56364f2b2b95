package io.topiary.ui.inspect;

/** What is done elsewhere with a value somebody points at. FX thread. */
public interface ValueDeeds {

    /** Draws the value at {@code pointer}, a JSON Pointer, of the messages of {@code topic}. */
    void chart(String topic, String pointer);

    /** Makes a column of the tree of the value at {@code pointer}, a JSON Pointer. */
    void addColumn(String pointer);

    /** Shows only what {@code term} accepts as well; it is in the language of {@code core.filter}. */
    void filter(String term);
}
