package io.topiary.cli;

import io.topiary.core.mqtt.ConnectionFactory;
import io.topiary.core.text.Messages;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The command line in this process, with a fake broker as a rule, and a window that only remembers. */
final class CliRun {

    final FakeBroker broker = new FakeBroker();
    private final ConnectionFactory connections;
    final List<LaunchRequest> launched = new ArrayList<>();
    final Map<String, String> environment = new HashMap<>(Map.of("DISPLAY", ":1"));
    final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    final ByteArrayOutputStream said = new ByteArrayOutputStream();
    OutputStream out = printed;
    byte[] in = new byte[0];

    /** Connected to {@link #broker}, whatever the address. */
    CliRun() {
        this.connections = broker;
    }

    /** Connected as {@code connections} do. */
    CliRun(ConnectionFactory connections) {
        this.connections = connections;
    }

    int run(String... arguments) {
        Messages messages = Messages.forLocale(Locale.ENGLISH);
        PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
        CliContext context = new CliContext(
                connections,
                request -> {
                    launched.add(request);
                    return 0;
                },
                new ByteArrayInputStream(in),
                out,
                new Console(err, messages),
                environment,
                messages);
        return new CommandLineApp(context, "1.2.3").run(arguments);
    }

    String out() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
