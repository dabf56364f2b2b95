package io.topiary.cli;

import io.topiary.core.history.RecordingFolder;
import io.topiary.core.secrets.PasswordMemory;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name a recording and a span of its time. */
final class RecordingChoice {

    @Option(names = "--profile", paramLabel = "NAME", descriptionKey = "cli.option.recordingOf")
    @Nullable
    String profile;

    @Option(names = "--file", paramLabel = "FILE", descriptionKey = "cli.option.recording")
    @Nullable
    Path file;

    @Option(names = "--since", paramLabel = "TIME", descriptionKey = "cli.option.since")
    @Nullable
    String since;

    @Option(names = "--until", paramLabel = "TIME", descriptionKey = "cli.option.until")
    @Nullable
    String until;

    /**
     * The recording.
     *
     * @throws CliException unless it is named in just one way, and by a profile that there is
     */
    Path path(RootCommand root) {
        Path named = file;
        if ((profile == null) == (named == null)) {
            throw CliException.usage("cli.usage.recording");
        }
        return named == null ? ofProfile(root, String.valueOf(profile)) : named;
    }

    /**
     * The recording of the profile {@code name}.
     *
     * @throws CliException if there is no such profile
     */
    static Path ofProfile(RootCommand root, String name) {
        String id = BrokerChoice.find(root.home(), name, new PasswordMemory()).id();
        return new RecordingFolder(root.home().history()).ofProfile(id);
    }

    /** Where the span begins, in microseconds since 1970-01-01T00:00:00Z; {@link Long#MIN_VALUE} if nobody said. */
    long sinceMicros(Instant now) {
        return TimeOption.since(since, now, Long.MIN_VALUE);
    }

    /** Where it ends; {@link Long#MAX_VALUE} if nobody said. */
    long untilMicros(Instant now) {
        return TimeOption.until(until, now, Long.MAX_VALUE);
    }
}
