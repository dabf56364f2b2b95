package io.topiary.cli;

import io.topiary.core.mqtt.Failure;
import io.topiary.core.text.Text;
import java.io.Serial;
import java.util.List;

/** Ends a command: the words for the user and the exit code. */
final class CliException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final transient List<Text> words;

    /** @param words what happened, and where known why and what to do */
    CliException(int exitCode, Text... words) {
        super(words[0].key());
        this.exitCode = exitCode;
        this.words = List.of(words);
    }

    /** Wrong arguments. */
    static CliException usage(String key, Object... arguments) {
        return new CliException(ExitCode.USAGE, Text.of(key, arguments), Text.of("cli.usage.help"));
    }

    /** Wrong arguments, in words that exist already. */
    static CliException usage(Text text) {
        return new CliException(ExitCode.USAGE, text, Text.of("cli.usage.help"));
    }

    /** What {@code failure} says. */
    static CliException of(int exitCode, Failure failure) {
        return new CliException(exitCode, failure.what(), failure.why(), failure.remedy());
    }

    int exitCode() {
        return exitCode;
    }

    List<Text> words() {
        return words;
    }
}
