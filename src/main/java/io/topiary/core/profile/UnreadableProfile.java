package io.topiary.core.profile;

import io.topiary.core.text.Text;

/**
 * A profile in the file that can't be used; it stays in the file as it is.
 *
 * @param label its name if it has one, else its place in the file
 * @param problem why it can't be used
 */
public record UnreadableProfile(String label, Text problem) {}
