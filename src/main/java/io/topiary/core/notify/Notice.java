package io.topiary.core.notify;

/**
 * Something that a notification of the desktop tells. Plain text: whoever shows it escapes what his desktop would interpret.
 *
 * @param key the next notice with the same key takes the place of this one, where the desktop can do that
 * @param title what happened, in a few words
 * @param body more, perhaps several lines; may be empty
 */
public record Notice(String key, String title, String body) {}
