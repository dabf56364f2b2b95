package io.topiary.core.replay;

import io.topiary.core.message.InvalidTopicException;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Topic;
import io.topiary.core.text.Text;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a recorded message is published. Properties stay; with MQTT 3.1.1 they can't be sent. Immutable.
 *
 * @param rewrite what becomes of its topic; a response topic stays
 * @param retain whether the broker is to store it
 * @param qos QoS of all, or null for that of the recording
 * @param keepExpiry whether it expires after as many seconds as were left when it was recorded, or never
 */
public record ReplayShape(
        TopicRewrite rewrite, Retain retain, @Nullable Qos qos, boolean keepExpiry) {

    /** As recorded. */
    public static final ReplayShape AS_RECORDED = new ReplayShape(TopicRewrite.NONE, Retain.AS_RECORDED, null, true);

    /** Whether the broker is to store messages. */
    public enum Retain {
        /** As the RETAIN flag said when it was recorded: brokers clear it where a message is not a stored one. */
        AS_RECORDED,
        /** None. */
        NEVER,
        /** All. */
        ALWAYS
    }

    /** What became of a message. */
    sealed interface Shaped {

        /** It can be published. */
        record Ready(PublishRequest request) implements Shaped {}

        /** It can't be. */
        record Unpublishable(Text why) implements Shaped {}
    }

    Shaped shape(Message message) {
        Optional<String> name = rewrite.apply(message.topic());
        if (name.isEmpty()) {
            return new Shaped.Unpublishable(Text.of("replay.unpublishable.slow"));
        }
        if (name.get().equals("$SYS") || name.get().startsWith("$SYS/")) {
            return new Shaped.Unpublishable(Text.of("replay.unpublishable.system"));
        }
        try {
            MessageProperties properties = message.properties();
            return new Shaped.Ready(new PublishRequest(
                    Topic.of(name.get()),
                    message.payload(),
                    qos == null ? message.qos() : qos,
                    switch (retain) {
                        case AS_RECORDED -> message.retained();
                        case NEVER -> false;
                        case ALWAYS -> true;
                    },
                    keepExpiry || properties.messageExpirySeconds() == null
                            ? properties
                            : properties.withExpiry(null)));
        } catch (InvalidTopicException e) {
            return new Shaped.Unpublishable(e.text());
        }
    }
}
