package io.topiary.cli;

import io.topiary.core.text.Text;
import org.slf4j.LoggerFactory;

/** The whole command line: arguments in, exit code out. */
public final class CommandLineApp {

    private final CliContext context;
    private final String version;

    /** @param version what {@code --version} tells */
    public CommandLineApp(CliContext context, String version) {
        this.context = context;
        this.version = version;
    }

    /** Does what {@code arguments} ask for, on this thread. */
    public int run(String... arguments) {
        // a double click says nothing, and the library that would find that out takes a tenth of the whole start
        return arguments.length == 0 ? window() : new CommandTree(context, version, this::failed).run(arguments);
    }

    private int window() {
        try {
            return new RootCommand(context).call();
        } catch (Exception e) {
            return failed(e);
        }
    }

    /** The boundary of every command: what nobody else put into words is a fault of Topiary. */
    private int failed(Exception exception) {
        return switch (exception) {
            case CliException said -> {
                context.console().say(said.words());
                yield said.exitCode();
            }
            case InterruptedException interrupted -> {
                Thread.currentThread().interrupt();
                yield ExitCode.INTERRUPTED;
            }
            default -> {
                LoggerFactory.getLogger(CommandLineApp.class).error("a command failed", exception);
                context.console().say(Text.of("cli.internal", exception.toString()), Text.of("cli.internal.remedy"));
                yield ExitCode.INTERNAL;
            }
        };
    }
}
