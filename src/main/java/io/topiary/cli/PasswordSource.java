package io.topiary.cli;

import io.topiary.core.message.Secret;
import io.topiary.core.store.FileProblem;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the password comes from: {@code -P}, {@code --pw-file}, the URI or profile, {@code TOPIARY_PASSWORD}. */
final class PasswordSource {

    private static final String VARIABLE = "TOPIARY_PASSWORD";
    private static final long LARGEST_FILE_BYTES = 65_537;

    private final Map<String, String> environment;
    private final Console console;

    PasswordSource(Map<String, String> environment, Console console) {
        this.environment = environment;
        this.console = console;
    }

    /** A password stands on the command line, where every user of the machine can read it. */
    void warnVisible() {
        console.say(Text.of("cli.password.visible"), Text.of("cli.password.visible.remedy"));
    }

    /** Tells why a password that is kept can't be had. */
    void say(Text notice) {
        console.say(notice);
    }

    /**
     * The password to log in with.
     *
     * @param option what {@code -P} says, or null
     * @param file what {@code --pw-file} says, or null
     * @param base the URI's or the profile's, or null
     * @param user the user name; without one the environment is not asked, it may be meant for another broker
     */
    @Nullable
    Secret password(@Nullable String option, @Nullable Path file, @Nullable Secret base, @Nullable String user) {
        if (option != null) {
            warnVisible();
            return Secret.of(option);
        }
        if (file != null) {
            return read(file);
        }
        String variable = environment.get(VARIABLE);
        return base != null || variable == null || user == null ? base : Secret.of(variable);
    }

    private static Secret read(Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE_BYTES) {
                throw new CliException(ExitCode.LOCAL, Text.of("cli.password.size", file.toString()));
            }
            String content = Files.readString(file);
            // The line feed that editors and echo put at the end is not part of it.
            return Secret.of(content.replaceFirst("\\r?\\n$", ""));
        } catch (IOException e) {
            throw new CliException(
                    ExitCode.LOCAL, Text.of("cli.file.unreadable", file.toString(), FileProblem.of(e, file)));
        }
    }
}
