package io.topiary.core.message;

import io.topiary.core.text.Surrogates;
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
        int nul = topic.indexOf(0);
        if (nul >= 0) {
            throw new InvalidTopicException(Text.of("topic.invalid.null", nul + 1));
        }
        int unpaired = Surrogates.firstUnpaired(topic);
        if (unpaired >= 0) {
            throw new InvalidTopicException(Text.of("topic.invalid.surrogate", unpaired + 1));
        }
        int bytes = topic.length() * 3 <= MAX_BYTES ? 0 : topic.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            throw new InvalidTopicException(Text.of("topic.invalid.length", bytes, MAX_BYTES));
        }
    }
}
