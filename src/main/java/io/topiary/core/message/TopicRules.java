package io.topiary.core.message;

import io.topiary.core.text.Text;
import java.nio.charset.StandardCharsets;

/** What topic names and topic filters have in common (MQTT 5, section 4.7.3 and 1.5.4). */
final class TopicRules {

    static final int MAX_BYTES = 65_535;

    private TopicRules() {}

    /**
     * Checks length and characters.
     *
     * @throws InvalidTopicException if it is empty, too long, or holds U+0000 or half a surrogate pair
     */
    static void check(String topic) {
        if (topic.isEmpty()) {
            throw new InvalidTopicException(Text.of("topic.invalid.empty"));
        }
        for (int i = 0; i < topic.length(); i++) {
            char c = topic.charAt(i);
            if (c == 0) {
                throw new InvalidTopicException(Text.of("topic.invalid.null", i + 1));
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < topic.length()
                        && Character.isLowSurrogate(topic.charAt(i + 1));
                if (!pair) {
                    throw new InvalidTopicException(Text.of("topic.invalid.surrogate", i + 1));
                }
                i++;
            }
        }
        int bytes = topic.length() * 3 <= MAX_BYTES ? 0 : topic.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            throw new InvalidTopicException(Text.of("topic.invalid.length", bytes, MAX_BYTES));
        }
    }
}
