package io.topiary.cli;

import io.topiary.core.message.InvalidTopicException;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Topic;
import io.topiary.core.publish.request.RequestPlan;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How {@code pub} makes many messages of one, and where it asks for replies. */
final class RepeatArguments {

    private static final long LONGEST_PAUSE_MILLIS = 86_400_000;

    @Option(names = "--template", descriptionKey = "cli.option.template")
    boolean template;

    @Option(names = "--repeat", paramLabel = "MS", descriptionKey = "cli.option.repeat")
    @Nullable
    Long everyMillis;

    @Option(names = "--count", paramLabel = "N", descriptionKey = "cli.option.repeatCount")
    @Nullable
    Long count;

    @Option(
            names = "--response-topic",
            paramLabel = "TOPIC",
            parameterConsumer = AnyText.class,
            descriptionKey = "cli.option.responseTopic")
    @Nullable
    String responseTopic;

    @Option(
            names = "--correlation",
            paramLabel = "TEXT",
            parameterConsumer = AnyText.class,
            descriptionKey = "cli.option.correlation")
    @Nullable
    String correlation;

    /**
     * Looks for what can't be.
     *
     * @param asking whether replies are waited for: then {@code --count} says how often, and perhaps a filter where
     * @throws CliException if a number is out of range, or {@code --count} stands alone
     */
    void check(ReplyArguments asking) {
        if (everyMillis != null) {
            Numbers.range("--repeat", everyMillis, 0, LONGEST_PAUSE_MILLIS);
        }
        if (count != null) {
            if (everyMillis == null && !asking.isWaiting()) {
                throw CliException.usage("cli.pub.countAlone");
            }
            Numbers.range("--count", count, 1, Long.MAX_VALUE);
        }
        if (responseTopic != null && asking.field == null) {
            try {
                Topic.of(responseTopic);
            } catch (InvalidTopicException e) {
                throw CliException.usage(e.text());
            }
        }
    }

    /** Time between two messages in milliseconds; 0 if they are not repeated. */
    long pauseMillis() {
        return everyMillis == null ? 0 : everyMillis;
    }

    /** How often each payload is published. */
    long times() {
        return everyMillis == null ? 1 : count == null ? Long.MAX_VALUE : count;
    }

    /** How often a reply is asked for. @throws CliException if that is out of range */
    int asked() {
        return count == null ? 1 : (int) Numbers.range("--count", count, 1, RequestPlan.MOST_TIMES);
    }

    /** {@code properties} with what is asked for here. */
    MessageProperties over(MessageProperties properties) {
        return new MessageProperties(
                properties.contentType(),
                responseTopic == null || isFilter(responseTopic) ? properties.responseTopic() : responseTopic,
                correlation == null ? properties.correlationData() : correlation.getBytes(StandardCharsets.UTF_8),
                properties.messageExpirySeconds(),
                properties.payloadFormat(),
                properties.userProperties());
    }

    /** A filter for replies is no topic that anybody could reply on. */
    private static boolean isFilter(String topic) {
        return topic.indexOf('+') >= 0 || topic.indexOf('#') >= 0;
    }
}
