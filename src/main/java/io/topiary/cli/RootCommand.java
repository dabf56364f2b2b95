package io.topiary.cli;

import io.topiary.cli.LaunchRequest.Target;
import io.topiary.core.message.InvalidTopicException;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.profile.ConnectionUri;
import io.topiary.core.profile.InvalidProfileException;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.store.AppHome;
import io.topiary.core.text.Text;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** {@code topiary}: opens the window. */
@Command(name = "topiary")
final class RootCommand implements Callable<Integer> {

    private final CliContext context;

    @Parameters(arity = "0..1", paramLabel = "ARG", descriptionKey = "cli.option.argument")
    @Nullable
    String argument;

    @Option(names = "--demo", descriptionKey = "cli.option.demo")
    boolean demo;

    @Option(names = "--home", paramLabel = "DIR", scope = ScopeType.INHERIT, descriptionKey = "cli.option.home")
    @Nullable
    Path home;

    @Option(names = "--subscribe", paramLabel = "FILTER", descriptionKey = "cli.option.subscribe")
    List<String> subscribe = new ArrayList<>();

    @Option(names = "--safe-mode", descriptionKey = "cli.option.safeMode")
    boolean safeMode;

    @Option(names = "--tour", paramLabel = "DIR", descriptionKey = "cli.option.tour")
    @Nullable
    Path tour;

    @Option(names = "--help", usageHelp = true, descriptionKey = "cli.option.help")
    boolean help;

    @Option(names = "--version", versionHelp = true, descriptionKey = "cli.option.programVersion")
    boolean version;

    RootCommand(CliContext context) {
        this.context = context;
    }

    /** Where state is kept: {@code --home}, {@code TOPIARY_HOME}, the system's place. */
    AppHome home() {
        return AppHome.locate(home, context.environment().get(AppHome.VARIABLE));
    }

    @Override
    public Integer call() {
        LaunchRequest request = new LaunchRequest(
                target(), home(), subscribe.stream().map(RootCommand::filter).toList(), safeMode, tour);
        if (tour == null && !hasDisplay()) {
            throw new CliException(ExitCode.USAGE, Text.of("cli.window.noDisplay"));
        }
        LogFile.ofWindow(request.home());
        return context.windows().launch(request);
    }

    private Target target() {
        String wanted = argument;
        if (demo && wanted != null) {
            throw CliException.usage("cli.usage.exclusive", "--demo", wanted);
        }
        if (wanted == null) {
            return demo ? new Target.Demo() : new Target.ProfileList();
        }
        if (!wanted.startsWith("file:") && ConnectionUri.isMeant(wanted)) {
            return uri(wanted);
        }
        Path file = existing(wanted);
        return file == null
                ? new Target.Profile(
                        BrokerChoice.find(home(), wanted, new PasswordMemory()).id())
                : new Target.Recording(file);
    }

    private Target uri(String text) {
        try {
            ConnectionUri uri = ConnectionUri.parse(text);
            if (uri.password() != null) {
                new PasswordSource(context.environment(), context.console()).warnVisible();
            }
            return new Target.Uri(uri);
        } catch (InvalidProfileException e) {
            throw CliException.usage(e.text());
        }
    }

    private static @Nullable Path existing(String name) {
        try {
            // a desktop may hand over a file as an address
            Path file = name.startsWith("file:") ? Path.of(URI.create(name)) : Path.of(name);
            return Files.isRegularFile(file) ? file.toAbsolutePath() : null;
        } catch (IllegalArgumentException | FileSystemNotFoundException noPath) {
            return null;
        }
    }

    private static TopicFilter filter(String filter) {
        try {
            return TopicFilter.of(filter);
        } catch (InvalidTopicException e) {
            throw CliException.usage(e.text());
        }
    }

    private boolean hasDisplay() {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        return !linux || isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
    }

    private boolean isSet(String variable) {
        String value = context.environment().get(variable);
        return value != null && !value.isEmpty();
    }
}
