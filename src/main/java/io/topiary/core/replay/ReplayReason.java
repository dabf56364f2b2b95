package io.topiary.core.replay;

import io.topiary.core.text.Text;

/**
 * Why messages were not published.
 *
 * @param words the reason
 * @param count how many
 * @param example topic of the first one, or the number of its line
 */
public record ReplayReason(Text words, long count, String example) {}
