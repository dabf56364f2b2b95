package io.topiary.core.message;

import io.topiary.core.text.Text;

/**
 * A topic name that may be published to: checked once, when it is made (MQTT 5, section 4.7).
 *
 * @param name the name as it goes over the wire
 */
public record Topic(String name) {

    /** The character between two levels. */
    public static final char SEPARATOR = '/';

    public Topic {
        TopicRules.check(name);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '+' || c == '#') {
                throw new InvalidTopicException(Text.of("topic.invalid.wildcard", String.valueOf(c), i + 1));
            }
        }
    }

    /**
     * The topic {@code name}.
     *
     * @throws InvalidTopicException if it is empty, longer than 65,535 bytes, holds U+0000, half a surrogate pair, or a
     *     wildcard
     */
    public static Topic of(String name) {
        return new Topic(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
