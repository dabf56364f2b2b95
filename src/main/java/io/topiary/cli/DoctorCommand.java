package io.topiary.cli;

import io.topiary.core.doctor.Doctor;
import io.topiary.core.message.InvalidTopicException;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.store.AppHome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code topiary doctor}: says step by step what a connection comes to. */
@Command(name = "doctor")
final class DoctorCommand implements Callable<Integer> {

    private final CliContext context;
    private final Supplier<Doctor> doctor;

    @ParentCommand
    RootCommand root;

    @Mixin
    BrokerArguments broker = new BrokerArguments();

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

    @Option(names = "--json", descriptionKey = "cli.option.report")
    boolean json;

    @Option(names = "--help", usageHelp = true, descriptionKey = "cli.option.help")
    boolean help;

    /** @param doctor makes the doctor when the place of the log is known */
    DoctorCommand(CliContext context, Supplier<Doctor> doctor) {
        this.context = context;
        this.doctor = doctor;
    }

    @Override
    public Integer call() throws InterruptedException {
        Qos wanted = Numbers.qos("-q", qos);
        List<Subscription> named = filters.stream()
                .map(filter -> Subscription.of(filter(filter), wanted))
                .toList();
        AppHome home = root.home();
        LogFile.ofCommand(home);
        PasswordSource passwords = new PasswordSource(context.environment(), context.console());
        ConnectOptions chosen = new BrokerChoice(broker, home, passwords).options();
        ConnectOptions options = named.isEmpty() ? chosen : chosen.withSubscriptions(named);
        DoctorFormat format = json
                ? new DoctorFormat.Json(context.messages(), options.address())
                : new DoctorFormat.Lines(context.messages());
        return new DoctorRun(context, doctor.get(), format).run(options);
    }

    private static TopicFilter filter(String filter) {
        try {
            return TopicFilter.of(filter);
        } catch (InvalidTopicException e) {
            throw CliException.usage(e.text());
        }
    }
}
