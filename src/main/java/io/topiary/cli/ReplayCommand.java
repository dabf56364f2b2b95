package io.topiary.cli;

import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.SessionOptions;
import io.topiary.core.replay.ReplayPlan;
import io.topiary.core.text.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code topiary replay}: publishes a recording again. */
@Command(name = "replay")
final class ReplayCommand implements Callable<Integer> {

    private final CliContext context;

    @ParentCommand
    RootCommand root;

    @Parameters(arity = "0..1", paramLabel = "FILE", descriptionKey = "cli.option.replayFile")
    @Nullable
    Path file;

    @Option(names = "--profile-recording", paramLabel = "NAME", descriptionKey = "cli.option.replayOf")
    @Nullable
    String recorded;

    @Mixin
    BrokerArguments broker = new BrokerArguments();

    @Mixin
    ReplayArguments replay = new ReplayArguments();

    @Option(names = "--confirm", paramLabel = "NAME", descriptionKey = "cli.option.confirm")
    @Nullable
    String confirm;

    @Option(names = "--dry-run", descriptionKey = "cli.option.dryRun")
    boolean dryRun;

    @Option(names = "--json", descriptionKey = "cli.option.replayJson")
    boolean json;

    @Option(names = "--help", usageHelp = true, descriptionKey = "cli.option.help")
    boolean help;

    ReplayCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        if ((file == null) == (recorded == null)) {
            throw CliException.usage("cli.replay.which");
        }
        ReplayPlan plan = replay.plan(recording());
        ReplayFormat format =
                json ? new ReplayFormat.Json(context.messages()) : new ReplayFormat.Lines(context.messages());
        if (dryRun) {
            LogFile.ofCommand(root.home());
            return new DryRun(context, plan, format).run();
        }
        BrokerChoice.Chosen chosen = BrokerChoice.of(root, broker, context).choose();
        chosen.checkPublish();
        checkProduction(chosen);
        warnOfRepeat(chosen);
        ConnectOptions options = chosen.options()
                .withSubscriptions(List.of())
                .withSession(chosen.options().session().withSending(SessionOptions.Sending.DEFAULT));
        return new ReplayLoop(context, options, plan, format).run();
    }

    private Path recording() {
        if (file != null) {
            return file;
        }
        return RecordingChoice.ofProfile(root, String.valueOf(recorded));
    }

    /** A broker in production is not replayed to by a slip: its profile has to be named once more. */
    private void checkProduction(BrokerChoice.Chosen chosen) {
        String name = chosen.profile();
        if (chosen.protection().production() && name != null && !name.equals(confirm)) {
            throw new CliException(
                    ExitCode.REFUSED,
                    Text.of("replay.production.what", name),
                    Text.of("replay.production.why"),
                    Text.of("cli.replay.confirm", name));
        }
    }

    private void warnOfRepeat(BrokerChoice.Chosen chosen) {
        if (recorded != null && recorded.equals(chosen.profile())) {
            context.console().say(Text.of("replay.sameBroker", recorded));
        }
    }
}
