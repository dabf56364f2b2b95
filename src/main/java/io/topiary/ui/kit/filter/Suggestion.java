package io.topiary.ui.kit.filter;

/**
 * What the word being typed into the filter may become.
 *
 * @param word the whole word, without a minus sign before it
 * @param key the part up to the colon, by which it is explained
 */
record Suggestion(String word, String key) {}
