package io.topiary;

import io.topiary.cli.CliContext;
import io.topiary.cli.CommandLineApp;
import io.topiary.cli.Console;
import io.topiary.core.mqtt.HiveMqConnectionFactory;
import io.topiary.core.text.Messages;
import io.topiary.ui.app.Composition;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * Starts Topiary: the window, or a subcommand of the command line. Loads nothing that the chosen one does not need; the
 * main class does not extend {@code Application}, so that JavaFX may lie on the class path.
 */
public final class Main {

    private Main() {}

    /** Ends the process with the exit code that the command line has. */
    public static void main(String[] args) {
        Messages messages = Messages.forLocale(Locale.getDefault());
        // Straight to the descriptor: System.out would hide that nobody reads any more.
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        CliContext context = new CliContext(
                new HiveMqConnectionFactory(),
                request -> new Composition(new HiveMqConnectionFactory(), messages, System.out).launch(request),
                System.in,
                out,
                new Console(System.err, messages),
                System.getenv(),
                messages);
        String version = Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("development");
        System.exit(new CommandLineApp(context, version).run(args));
    }
}
