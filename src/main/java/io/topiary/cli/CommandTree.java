package io.topiary.cli;

import io.topiary.core.doctor.NetworkDoctor;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The commands with their options, as the library for the command line wants them. */
final class CommandTree {

    private final CliContext context;
    private final String version;
    private final ToIntFunction<Exception> failed;

    /**
     * The commands.
     *
     * @param version what {@code --version} tells
     * @param failed says what a command threw, and gives its exit code
     */
    CommandTree(CliContext context, String version, ToIntFunction<Exception> failed) {
        this.context = context;
        this.version = version;
        this.failed = failed;
    }

    int run(String... arguments) {
        CommandLine commands = commands();
        StringWriter help = new StringWriter();
        commands.setOut(new PrintWriter(help, true));
        int code = commands.execute(arguments);
        String printed = help.toString();
        if (!printed.isEmpty()) {
            print(printed);
        }
        return code;
    }

    private CommandLine commands() {
        CommandLine root = new CommandLine(new RootCommand(context));
        root.addSubcommand(new SubCommand(context));
        root.addSubcommand(new PubCommand(context));
        root.addSubcommand(new DoctorCommand(context, NetworkDoctor::new));
        root.addSubcommand(new SearchCommand(context));
        root.addSubcommand(new ReplayCommand(context));
        root.addSubcommand(new ExportCommand(context));
        root.addSubcommand(new ImportCommand(context));
        root.getCommandSpec().version(context.messages().get("cli.version", version));
        // Topics and payloads may begin with @, and the last of two equal options counts, as with mosquitto.
        root.setExpandAtFiles(false);
        root.setOverwrittenOptionsAllowed(true);
        root.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        root.setParameterExceptionHandler((exception, arguments) -> usage(exception));
        root.setExecutionExceptionHandler((exception, command, result) -> failed.applyAsInt(exception));
        describe(root);
        root.getSubcommands().values().forEach(this::describe);
        return root;
    }

    private void describe(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        Messages messages = context.messages();
        Set<String> keys = new HashSet<>();
        for (ArgSpec argument : spec.args()) {
            String key = argument.descriptionKey();
            if (key != null) {
                keys.add(key);
            }
        }
        spec.resourceBundle(new HelpWords(messages, keys));
        spec.usageMessage()
                .description(
                        switch (spec.name()) {
                            case "sub" -> messages.get("cli.help.sub");
                            case "pub" -> messages.get("cli.help.pub");
                            case "doctor" -> messages.get("cli.help.doctor");
                            case "search" -> messages.get("cli.help.search");
                            case "replay" -> messages.get("cli.help.replay");
                            case "export" -> messages.get("cli.help.export");
                            case "import" -> messages.get("cli.help.import");
                            default -> messages.get("cli.help.topiary");
                        });
    }

    private int usage(ParameterException exception) {
        if (exception.getCause() instanceof CliException said) {
            return failed.applyAsInt(said);
        }
        ArgSpec argument = exception.getArgSpec();
        Text what = switch (exception) {
            case UnmatchedArgumentException unmatched ->
                Text.of("cli.usage.unknown", unmatched.getUnmatched().getFirst());
            case MissingParameterException missing -> Text.of("cli.usage.missing", names(missing.getMissing()));
            default ->
                argument == null || exception.getValue() == null
                        ? Text.of("cli.usage.other", String.valueOf(exception.getMessage()))
                        : Text.of("cli.usage.value", exception.getValue(), names(List.of(argument)));
        };
        context.console().say(what, Text.of("cli.usage.help"));
        return ExitCode.USAGE;
    }

    private static String names(List<ArgSpec> arguments) {
        return String.join(
                ", ",
                arguments.stream()
                        .flatMap(argument -> argument instanceof CommandLine.Model.OptionSpec option
                                ? Stream.of(option.longestName())
                                : Stream.of(argument.paramLabel()))
                        .toList());
    }

    private void print(String text) {
        try {
            context.out().write(text.getBytes(StandardCharsets.UTF_8));
            context.out().flush();
        } catch (IOException closed) {
            // Nobody reads the help any more.
            return;
        }
    }
}
