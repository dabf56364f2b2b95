package io.topiary.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code topiary pub}: publishes. */
@Command(name = "pub")
final class PubCommand implements Callable<Integer> {

    private final CliContext context;

    @ParentCommand
    RootCommand root;

    @Mixin
    BrokerArguments broker = new BrokerArguments();

    @Option(
            names = {"-t", "--topic"},
            paramLabel = "TOPIC",
            descriptionKey = "cli.option.topic")
    @Nullable
    String topic;

    @Option(
            names = {"-q", "--qos"},
            paramLabel = "QOS",
            descriptionKey = "cli.option.qos")
    @Nullable
    Integer qos;

    @Option(
            names = {"-r", "--retain"},
            descriptionKey = "cli.option.retain")
    boolean retain;

    @Mixin
    PayloadArguments payload = new PayloadArguments();

    @Mixin
    ModeArguments mode = new ModeArguments();

    @Mixin
    RepeatArguments repeating = new RepeatArguments();

    @Option(names = "--help", usageHelp = true, descriptionKey = "cli.option.help")
    boolean help;

    PubCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (topic == null) {
            throw CliException.usage("cli.pub.noTopic");
        }
        repeating.check();
        PubMessages messages = new PubMessages(
                new PubMessages.Like(
                        topic,
                        repeating.template,
                        mode.encoding(root.home()),
                        Numbers.qos("-q", qos),
                        retain,
                        repeating.over(broker.properties.ofPublish())),
                payload.source(context.in()),
                repeating.times());
        BrokerChoice.Chosen chosen = BrokerChoice.of(root, broker, context).choose();
        chosen.checkPublish();
        return new PublishRun(context, chosen.options().withSubscriptions(List.of()), messages, repeating.pauseMillis())
                .run();
    }
}
