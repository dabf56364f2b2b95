package io.topiary.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts whoever takes part in a measurement, each in a process of its own. */
final class Parties {

    private static final Path MOSQUITTO_SUB = Path.of("/usr/bin/mosquitto_sub");

    /** What the application is started with, as this process is (pom.xml, {@code topiary.jvmArgs}). */
    private static final List<String> OF_APPLICATION = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(argument -> argument.startsWith("-XX:"))
            .toList();

    private final BenchOptions options;
    private final Path log;

    Parties(BenchOptions options) {
        this.options = options;
        this.log = options.output().resolve("processes.log");
    }

    BenchOptions options() {
        return options;
    }

    Child server(Load load) throws IOException {
        return Child.java(log, ReplayServer.class, load.toArguments());
    }

    /** One that plays when {@link #play} says so. */
    Child heldServer(Load load) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(load.toArguments()));
        arguments.add(ReplayServer.HELD);
        return Child.java(log, ReplayServer.class, arguments.toArray(String[]::new));
    }

    /**
     * Has {@code server} play as soon as somebody has subscribed.
     *
     * @param gate its port for that, which it told first
     * @return {@link System#nanoTime()} of the beginning
     */
    long play(Child server, long gate) throws Exception {
        server.await("SUBSCRIBED", 60);
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), (int) gate)) {
            return server.await("START", 60);
        }
    }

    /** The application, recording nothing. */
    TopiaryProcess topiary(int port) throws Exception {
        return TopiaryProcess.start(log, options.distribution(), home(), port, false);
    }

    /** The application, recording everything. */
    TopiaryProcess recordingTopiary(int port) throws Exception {
        return TopiaryProcess.start(log, options.distribution(), home(), port, true);
    }

    /** The application as a double click starts it, its JVM with one {@code option} more. */
    Child startPage(String option) throws IOException {
        return Child.start(
                log,
                List.of(
                        "env",
                        "JAVA_TOOL_OPTIONS=" + option,
                        "TOPIARY_HOME=" + home(),
                        options.distribution().resolve("bin/topiary").toString()));
    }

    /** What a bare client with a batch writer takes, and records until it has written the last that it kept. */
    Recorded bareRecorder(Load load) throws Exception {
        Path folder = home();
        Path file = folder.resolve("bare.db");
        try (Child server = heldServer(load)) {
            long gate = server.await("GATE", 60);
            String port = Long.toString(server.await("PORT", 60));
            try (Child client = Child.named(
                    log,
                    "io.topiary.core.history.BareRecorder",
                    OF_APPLICATION,
                    port,
                    Long.toString(load.messages()),
                    file.toString())) {
                long start = play(server, gate);
                double rate = load.perSecond(start, client.await("DONE", 300));
                long recorded = client.await("RECORDED", 60);
                client.await("CLOSED", 60);
                return new Recorded(rate, recorded, Files.size(file));
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /**
     * What a recorder made of a load.
     *
     * @param rate messages a second that came in
     * @param messages how many are in the file
     * @param bytes of the file
     */
    record Recorded(double rate, long messages, long bytes) {}

    /** A window that is driven from inside, on the broker at {@code port}. */
    Child driver(String errand, int port, int topics, String... more) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of(errand, home().toString(), Integer.toString(port), Integer.toString(topics)));
        arguments.addAll(List.of(more));
        return Child.named(log, "io.topiary.ui.app.WindowDriver", OF_APPLICATION, arguments.toArray(String[]::new));
    }

    /** A window in which a message is published {@code times}, on the broker at {@code port}. */
    Child publisher(int port, int times) throws IOException {
        return Child.named(
                log,
                "io.topiary.ui.app.PublishingDriver",
                OF_APPLICATION,
                home().toString(),
                Integer.toString(port),
                Integer.toString(times));
    }

    /** A window in which stored messages are cleared, on the broker at {@code port}. */
    Child cleaner(int port) throws IOException {
        return Child.named(
                log, "io.topiary.ui.app.CleaningDriver", OF_APPLICATION, home().toString(), Integer.toString(port));
    }

    /** A chart that is drawn as fast as it can be, of the {@code kind} that {@code ChartDriver} knows. */
    Child chart(String kind, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(kind));
        arguments.addAll(List.of(more));
        return Child.named(log, "io.topiary.ui.chart.ChartDriver", OF_APPLICATION, arguments.toArray(String[]::new));
    }

    /** A window in which one huge payload is inspected. */
    Child inspector(String kind, int size) throws IOException {
        return packaged("io.topiary.ui.inspect.PayloadDriver", kind, Integer.toString(size));
    }

    /** {@code main} of this class path, in the packaged application's JVM if that is measured. */
    Child packaged(String main, String... arguments) throws IOException {
        Path distribution = options.distribution();
        return PackagedLauncher.isIn(distribution)
                ? PackagedLauncher.start(log, distribution, main, arguments)
                : Child.named(log, main, OF_APPLICATION, arguments);
    }

    Child java(Class<?> main, String... arguments) throws IOException {
        return Child.java(log, main, arguments);
    }

    Child command(String... command) throws IOException {
        return Child.start(log, List.of(command));
    }

    /** Messages a second that a client takes whose callback only counts. */
    double bareRate(Load load) throws Exception {
        try (Child server = heldServer(load)) {
            long gate = server.await("GATE", 60);
            String port = Long.toString(server.await("PORT", 60));
            try (Child client = java(BareClient.class, port, Long.toString(load.messages()))) {
                long start = play(server, gate);
                return load.perSecond(start, client.await("DONE", 300));
            }
        }
    }

    /** Messages a second that {@code mosquitto_sub} takes, 0 if it is not installed. */
    double mosquittoRate(Load load) throws Exception {
        if (!Files.isExecutable(MOSQUITTO_SUB)) {
            return 0;
        }
        try (Child server = heldServer(load)) {
            long gate = server.await("GATE", 60);
            String port = Long.toString(server.await("PORT", 60));
            String command = "exec mosquitto_sub -p %s -t '#' -C %d >/dev/null".formatted(port, load.messages());
            try (Child client = Child.start(log, List.of("sh", "-c", command))) {
                long start = play(server, gate);
                return load.perSecond(start, client.awaitEnd(300));
            }
        }
    }

    private static Path home() throws IOException {
        return Files.createTempDirectory("topiary-bench");
    }
}
