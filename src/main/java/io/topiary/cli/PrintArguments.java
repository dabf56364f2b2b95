package io.topiary.cli;

import io.topiary.cli.DecodeArguments.Printing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how messages are printed, and how many. */
final class PrintArguments {

    @Option(names = "-C", paramLabel = "COUNT", descriptionKey = "cli.option.count")
    @Nullable
    Long count;

    @Option(
            names = {"-v", "--verbose"},
            descriptionKey = "cli.option.verbose")
    boolean verbose;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    boolean json;

    /**
     * How a message is printed.
     *
     * @throws CliException if that is not clear
     */
    Printing printing() {
        return Printing.of(verbose, json);
    }

    /**
     * How many are printed, {@code open} if nobody said.
     *
     * @throws CliException if that is no such number
     */
    long most(long open) {
        return count == null ? open : Numbers.range("-C", count, 1, Long.MAX_VALUE);
    }
}
