package io.topiary.ui.publish;

/**
 * Saved messages that were removed.
 *
 * @param words what is gone, as a sentence
 * @param undo puts them back
 */
public record Removed(String words, Runnable undo) {}
