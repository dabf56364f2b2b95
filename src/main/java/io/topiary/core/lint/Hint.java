package io.topiary.core.lint;

import io.topiary.core.text.Text;

/**
 * Something odd about the name of a level. Immutable.
 *
 * @param kind what it is
 * @param path the level, which need not be a topic itself
 * @param like path of the sibling that it may be taken for, empty if it is none
 * @param text the same in words that go on after the name: "looks like …"
 */
public record Hint(HintKind kind, String path, String like, Text text) {}
