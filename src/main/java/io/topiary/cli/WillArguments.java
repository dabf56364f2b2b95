package io.topiary.cli;

import io.topiary.core.message.InvalidTopicException;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Topic;
import io.topiary.core.mqtt.Will;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of the will message; mosquitto's meanings. */
final class WillArguments {

    @Option(names = "--will-topic", paramLabel = "TOPIC", descriptionKey = "cli.option.willTopic")
    @Nullable
    String topic;

    @Option(
            names = "--will-payload",
            paramLabel = "TEXT",
            parameterConsumer = AnyText.class,
            descriptionKey = "cli.option.willPayload")
    @Nullable
    String payload;

    @Option(names = "--will-qos", paramLabel = "QOS", descriptionKey = "cli.option.willQos")
    @Nullable
    Integer qos;

    @Option(names = "--will-retain", descriptionKey = "cli.option.willRetain")
    boolean retain;

    /** The will that was asked for, or {@code base} if none was. */
    @Nullable
    Will over(@Nullable Will base, PropertyArguments properties) {
        if (topic == null) {
            if (payload != null || qos != null || retain) {
                throw CliException.usage("cli.will.topic");
            }
            return base;
        }
        try {
            byte[] bytes = payload == null ? new byte[0] : payload.getBytes(StandardCharsets.UTF_8);
            PublishRequest message = new PublishRequest(
                    Topic.of(topic), bytes, Numbers.qos("--will-qos", qos), retain, properties.ofWill());
            return Will.of(message, properties.willDelaySeconds());
        } catch (InvalidTopicException e) {
            throw CliException.usage(e.text());
        }
    }
}
