package io.topiary.cli;

import io.topiary.core.message.InvalidTopicException;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a subcommand is to subscribe to. */
final class SubscriptionArguments {

    @Option(
            names = {"-t", "--topic"},
            paramLabel = "FILTER",
            descriptionKey = "cli.option.filter")
    List<String> filters = new ArrayList<>();

    @Option(
            names = {"-q", "--qos"},
            paramLabel = "QOS",
            descriptionKey = "cli.option.qos")
    @Nullable
    Integer qos;

    /**
     * The subscriptions named, empty if none was.
     *
     * @throws CliException if a filter or the QoS is none
     */
    List<Subscription> subscriptions() {
        Qos wanted = Numbers.qos("-q", qos);
        return filters.stream()
                .map(filter -> Subscription.of(filter(filter), wanted))
                .toList();
    }

    /**
     * The topic filter {@code filter}.
     *
     * @throws CliException if it is none
     */
    static TopicFilter filter(String filter) {
        try {
            return TopicFilter.of(filter);
        } catch (InvalidTopicException e) {
            throw CliException.usage(e.text());
        }
    }
}
