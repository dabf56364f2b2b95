package io.topiary.cli;

import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.publish.Draft;
import io.topiary.core.publish.EncodeException;
import io.topiary.core.publish.PayloadModes;
import io.topiary.core.publish.request.RequestPlan;
import io.topiary.core.publish.request.Requests;
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

    @Mixin
    ReplyArguments replies = new ReplyArguments();

    @Mixin
    ManyArguments many = new ManyArguments();

    @Option(names = "--help", usageHelp = true, descriptionKey = "cli.option.help")
    boolean help;

    private @Nullable ConnectOptions options;

    PubCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        repeating.check(replies);
        replies.check(repeating);
        many.check();
        try (NewestPayloads topics = new NewestPayloads(context, this::options)) {
            return many.isSaved() ? publishSaved(topics) : publish(topics);
        }
    }

    private Integer publish(NewestPayloads topics) throws InterruptedException {
        if (many.isTable() && (replies.isWaiting() || repeating.everyMillis != null)) {
            throw CliException.usage(
                    "cli.usage.exclusive", "--table", replies.isWaiting() ? "--wait-reply" : "--repeat");
        }
        if (many.isTable() || replies.isWaiting()) {
            return publishDraft(topics);
        }
        if (topic == null) {
            throw CliException.usage("cli.pub.noTopic");
        }
        PubMessages messages = new PubMessages(
                new PubMessages.Like(
                        topic,
                        repeating.template,
                        mode.encoding(root.home()),
                        Numbers.qos("-q", qos),
                        retain,
                        repeating.over(broker.properties.ofPublish())),
                payload.source(context.in()),
                repeating.times(),
                topics);
        return new PublishRun(context, options(), messages, repeating.pauseMillis()).run();
    }

    private Integer publishSaved(NewestPayloads topics) throws InterruptedException {
        boolean more = topic != null
                || payload.given()
                || mode.mode != null
                || replies.isWaiting()
                || repeating.everyMillis != null;
        if (more) {
            throw CliException.usage("cli.pub.savedAlone");
        }
        List<ManyRuns.Planned> planned = many.saved(root.home(), ModeArguments.modes(root.home()), topics);
        return new ManyRuns(context, options(), planned).run();
    }

    private Integer publishDraft(NewestPayloads topics) throws InterruptedException {
        if (topic == null && !many.isTable()) {
            throw CliException.usage("cli.pub.noTopic");
        }
        var _ = mode.encoding(root.home());
        PayloadModes modes = ModeArguments.modes(root.home());
        PayloadArguments.Written written = payload.written(context.in(), mode.mode);
        Draft draft = new Draft(
                topic == null ? "" : topic,
                written.text(),
                written.mode(),
                mode.argument(modes),
                repeating.template,
                Numbers.qos("-q", qos),
                retain,
                repeating.over(broker.properties.ofPublish()));
        if (many.isTable()) {
            List<ManyRuns.Planned> rows = many.rows(draft, modes, topics);
            return new ManyRuns(context, options(), rows).run();
        }
        if (!payload.given()) {
            throw CliException.usage("cli.payload.none");
        }
        RequestPlan plan = new RequestPlan(
                draft, replies.matching(repeating.responseTopic), repeating.asked(), replies.timeoutMillis());
        try {
            Requests.check(plan, modes);
        } catch (EncodeException e) {
            boolean file = written.mode().equals(PayloadModes.FILE.id());
            throw file ? new CliException(ExitCode.LOCAL, e.text()) : CliException.usage(e.text());
        }
        return new ReplyRun(context, options(), plan, modes, topics).run();
    }

    /** Chosen once: a password may come from a file that can be read once. */
    private ConnectOptions options() {
        ConnectOptions known = options;
        if (known == null) {
            BrokerChoice.Chosen chosen = BrokerChoice.of(root, broker, context).choose();
            chosen.checkPublish();
            known = chosen.options().withSubscriptions(List.of());
            options = known;
        }
        return known;
    }
}
