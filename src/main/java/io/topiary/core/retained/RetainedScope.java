package io.topiary.core.retained;

import io.topiary.core.message.InvalidTopicException;
import io.topiary.core.message.TopicFilter;

/**
 * Which topics are meant.
 *
 * @param path a topic, or the path of a level
 * @param recursive whether everything below is meant too
 */
public record RetainedScope(String path, boolean recursive) {

    /**
     * The filter that matches them: {@code a/b/#} matches {@code a/b} itself (MQTT 5, section 4.7.1.2).
     *
     * @throws InvalidTopicException if there can be no such topic
     */
    public TopicFilter filter() {
        return TopicFilter.of(recursive ? path + "/#" : path);
    }
}
