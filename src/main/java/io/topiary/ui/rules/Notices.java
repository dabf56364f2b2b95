package io.topiary.ui.rules;

/** Tells what came of something, for a moment. FX thread. */
public interface Notices {

    /** Tells {@code words}. */
    void tell(String words);

    /** Tells {@code words} and offers to do {@code action}, called {@code verb}, once. */
    void offer(String words, String verb, Runnable action);
}
