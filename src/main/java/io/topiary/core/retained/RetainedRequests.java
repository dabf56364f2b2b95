package io.topiary.core.retained;

import io.topiary.core.message.PublishRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be published: topics, and the message for each when it is its turn. */
interface RetainedRequests {

    /** The topics, each of them once. */
    List<String> topics();

    /** The message for {@code topic}, or null if it is not wanted any more. @throws RetainedException if it is not there */
    @Nullable
    PublishRequest request(String topic) throws RetainedException;
}
