package io.topiary.cli;

import io.topiary.core.message.InvalidTopicException;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.publish.request.Matching;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether {@code pub} waits for a reply to what it publishes, and how it knows it. */
final class ReplyArguments {

    private static final long LONGEST_SECONDS = 3_600;

    @Option(names = "--wait-reply", paramLabel = "SECONDS", descriptionKey = "cli.option.waitReply")
    @Nullable
    Long seconds;

    @Option(
            names = "--reply-field",
            paramLabel = "POINTER",
            parameterConsumer = AnyText.class,
            descriptionKey = "cli.option.replyField")
    @Nullable
    String field;

    /** Whether a reply is waited for. */
    boolean isWaiting() {
        return seconds != null;
    }

    /** @throws CliException if it is no time, or options are missing or exclude one another */
    void check(RepeatArguments repeating) {
        if (seconds == null) {
            if (field != null) {
                throw CliException.usage("cli.pub.replyFieldAlone");
            }
            return;
        }
        Numbers.range("--wait-reply", seconds, 1, LONGEST_SECONDS);
        if (repeating.everyMillis != null || repeating.correlation != null) {
            throw CliException.usage(
                    "cli.usage.exclusive",
                    "--wait-reply",
                    repeating.everyMillis != null ? "--repeat" : "--correlation");
        }
        if (field != null && repeating.responseTopic == null) {
            throw CliException.usage("cli.pub.replyFieldTopic");
        }
        if (field != null && !field.startsWith("/")) {
            throw CliException.usage("publish.request.pointer.invalid");
        }
    }

    long timeoutMillis() {
        return TimeUnit.SECONDS.toMillis(seconds == null ? 0 : seconds);
    }

    /**
     * How replies are known.
     *
     * @param responseTopic where they are asked for, or null for a topic of Topiary's own
     * @throws CliException if that is no topic, or with a field no filter
     */
    Matching matching(@Nullable String responseTopic) {
        String topic =
                responseTopic == null ? Matching.Correlation.unusedTopic(Matching.Correlation.OWN) : responseTopic;
        if (field == null) {
            return new Matching.Correlation(topic);
        }
        try {
            return new Matching.Field(TopicFilter.of(topic), field);
        } catch (InvalidTopicException e) {
            throw CliException.usage(e.text());
        }
    }
}
