package io.topiary.core.text;

import java.util.List;

/**
 * A sentence for the user that is not yet in a language: a key of the message bundle and its arguments.
 *
 * <p>Immutable if the arguments are. Turn it into words with {@link Messages#get(Text)}.
 *
 * @param key key of the message bundle
 * @param arguments what the sentence's placeholders stand for, in {@link java.text.MessageFormat} order
 */
public record Text(String key, List<Object> arguments) {

    public Text {
        arguments = List.copyOf(arguments);
    }

    /** The sentence {@code key} with {@code arguments}, none of them null. */
    public static Text of(String key, Object... arguments) {
        return new Text(key, List.of(arguments));
    }
}
