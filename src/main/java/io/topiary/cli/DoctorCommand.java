package io.topiary.cli;

import io.topiary.core.doctor.Doctor;
import io.topiary.core.message.Subscription;
import io.topiary.core.mqtt.ConnectOptions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
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

    @Mixin
    SubscriptionArguments named = new SubscriptionArguments();

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
        List<Subscription> subscriptions = named.subscriptions();
        ConnectOptions chosen = BrokerChoice.of(root, broker, context).options();
        ConnectOptions options = subscriptions.isEmpty() ? chosen : chosen.withSubscriptions(subscriptions);
        DoctorFormat format = json
                ? new DoctorFormat.Json(context.messages(), options.address())
                : new DoctorFormat.Lines(context.messages());
        return new DoctorRun(context, doctor.get(), format).run(options);
    }
}
