package io.topiary.cli;

import io.topiary.cli.DecodeArguments.Printing;
import io.topiary.core.filter.MessageQuery;
import io.topiary.core.filter.QueryException;
import io.topiary.core.message.RetainHandling;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.ConnectOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code topiary sub}: subscribes and prints. */
@Command(name = "sub")
final class SubCommand implements Callable<Integer> {

    private static final long LONGEST_SECONDS = 100L * 365 * 24 * 3_600;

    private final CliContext context;

    @ParentCommand
    RootCommand root;

    @Mixin
    BrokerArguments broker = new BrokerArguments();

    @Mixin
    SubscriptionArguments named = new SubscriptionArguments();

    @Option(
            names = {"-T", "--filter-out"},
            paramLabel = "FILTER",
            descriptionKey = "cli.option.filterOut")
    List<String> filtersOut = new ArrayList<>();

    @Option(
            names = "--filter",
            paramLabel = "QUERY",
            parameterConsumer = AnyText.class,
            descriptionKey = "cli.option.query")
    String query = "";

    @Option(names = "-W", paramLabel = "SECONDS", descriptionKey = "cli.option.timeout")
    @Nullable
    Long seconds;

    @Option(names = "-R", descriptionKey = "cli.option.skipRetained")
    boolean skipRetained;

    @Option(names = "--retained-only", descriptionKey = "cli.option.retainedOnly")
    boolean retainedOnly;

    @Mixin
    PrintArguments print = new PrintArguments();

    @Mixin
    DecodeArguments decode = new DecodeArguments();

    @Option(names = "--help", usageHelp = true, descriptionKey = "cli.option.help")
    boolean help;

    SubCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        Printing printing = print.printing();
        if (skipRetained && retainedOnly) {
            throw CliException.usage("cli.usage.exclusive", "-R", "--retained-only");
        }
        MessageQuery accepted = query();
        List<TopicFilter> out =
                filtersOut.stream().map(SubscriptionArguments::filter).toList();
        long most = print.most(0);
        long nanos = seconds == null ? 0 : TimeUnit.SECONDS.toNanos(Numbers.range("-W", seconds, 1, LONGEST_SECONDS));
        ConnectOptions chosen = BrokerChoice.of(root, broker, context).options();
        ConnectOptions options = chosen.withSubscriptions(subscriptions(chosen.subscriptions()));
        RecentMessages before = new RecentMessages();
        SubscribeRun.Plan plan = new SubscribeRun.Plan(
                decode.lines(root, context, printing, broker.profile, before),
                skipRetained,
                retainedOnly,
                Stream.concat(out.stream(), chosen.excludes().stream()).toList(),
                accepted,
                Judging.of(root, broker.profile, accepted, before),
                most,
                nanos);
        return new SubscribeRun(context, options, plan).run();
    }

    /** Those of {@code -t}, else the profile's. A RETAIN flag stands for a stored message, as mosquitto has it. */
    private List<Subscription> subscriptions(List<Subscription> ofProfile) {
        List<Subscription> subscriptions = named.subscriptions();
        if (subscriptions.isEmpty()) {
            subscriptions = ofProfile.stream().filter(Subscription::enabled).toList();
        }
        if (subscriptions.isEmpty()) {
            throw CliException.usage("cli.sub.noTopic");
        }
        RetainHandling stored = skipRetained ? RetainHandling.DO_NOT_SEND : RetainHandling.SEND;
        return subscriptions.stream()
                .map(each -> new Subscription(each.filter(), each.qos(), each.noLocal(), false, stored, true))
                .toList();
    }

    private MessageQuery query() {
        try {
            return MessageQuery.parse(query);
        } catch (QueryException e) {
            throw CliException.usage(e.text());
        }
    }
}
