package io.topiary.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A real mosquitto broker on a free loopback port, started for one test and ended with it.
 *
 * <p>Its generated configuration lives in a temporary folder of its own. The queue of a client is not limited
 * ({@code max_queued_messages 0}), so that a test which counts messages counts all of them. Any thread may call it.
 */
public final class Mosquitto implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int START_ATTEMPTS = 5;

    private final Path folder;
    private final List<String> extraLines;
    private int port;
    private Process process;

    private Mosquitto(List<String> extraLines, int port) throws IOException, InterruptedException {
        this.folder = Files.createTempDirectory("topiary-mosquitto");
        this.extraLines = List.copyOf(extraLines);
        this.port = port;
        this.process = launch();
    }

    /** Whether mosquitto is installed: on the PATH or in /usr/sbin, which is not on every user's PATH. */
    public static boolean isInstalled() {
        return executable().isPresent();
    }

    /** Skips the calling test, in words, where mosquitto is not installed. */
    public static void assumeInstalled() {
        Assumptions.assumeTrue(
                isInstalled(), "mosquitto is not on PATH; install it (Debian: apt-get install mosquitto) to run this");
    }

    /**
     * Starts a broker that lets everybody in; skips the calling test where mosquitto is not installed.
     *
     * @param extraLines lines of mosquitto.conf added before the listener's ({@code sys_interval 1}, {@code acl_file …});
     *     a line {@code allow_anonymous …} replaces the default {@code allow_anonymous true}
     * @return the running broker; its port accepts connections
     * @throws UncheckedIOException when it does not start
     */
    public static Mosquitto start(String... extraLines) {
        return start(0, extraLines);
    }

    /**
     * As {@link #start(String...)}, on a given port.
     *
     * @param port 1 to 65535, or 0 for a free one
     */
    public static Mosquitto start(int port, String... extraLines) {
        assumeInstalled();
        try {
            return new Mosquitto(List.of(extraLines), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while mosquitto started", e);
        }
    }

    /** The loopback port it listens on. */
    public int port() {
        return port;
    }

    /** Its address, {@code mqtt://127.0.0.1:PORT}. */
    public String uri() {
        return "mqtt://127.0.0.1:" + port;
    }

    /** Its folder: a place for files the configuration names. Deleted on {@link #close()}. */
    public Path folder() {
        return folder;
    }

    /** What it wrote to its log so far. */
    public String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the process lives. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Has it read its password and ACL files again (SIGHUP). Returns at once; clients stay connected. */
    public void reload() {
        signal("HUP");
    }

    /** Has it do nothing any more (SIGSTOP); clients stay connected and hear nothing. */
    public void pause() {
        signal("STOP");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it at once (SIGKILL); clients see the socket break. Returns when the process is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** Ends it in order (SIGTERM). Returns when the process is gone. */
    public void stop() {
        process.destroy();
        awaitExit();
    }

    /** Starts it again on the same port after {@link #kill()} or {@link #stop()}; what it held in memory is gone. */
    public void restart() {
        if (process.isAlive()) {
            stop();
        }
        try {
            process = launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while mosquitto started", e);
        }
    }

    /** Ends the process and deletes its folder. */
    @Override
    public void close() {
        kill();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process launch() throws IOException, InterruptedException {
        boolean anyPort = port == 0;
        for (int attempt = 1; ; attempt++) {
            int candidate = anyPort ? ScriptedBroker.deadPort() : port;
            Path configuration = Files.write(folder.resolve("mosquitto.conf"), configuration(candidate));
            Process started = new ProcessBuilder(executable().orElseThrow().toString(), "-c", configuration.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            if (accepts(started, candidate)) {
                port = candidate;
                return started;
            }
            started.destroyForcibly().waitFor();
            // Between choosing a free port and binding it somebody else may take it.
            if (!anyPort || attempt == START_ATTEMPTS) {
                throw new IOException("mosquitto did not start on port " + candidate + ":\n" + log());
            }
        }
    }

    private List<String> configuration(int listenPort) {
        List<String> lines = new ArrayList<>();
        // As root it would drop to user mosquitto, which cannot read files in a private temporary folder.
        lines.add("user root");
        lines.add("persistence false");
        lines.add("max_queued_messages 0");
        if (extraLines.stream().noneMatch(line -> line.startsWith("allow_anonymous"))) {
            lines.add("allow_anonymous true");
        }
        lines.addAll(extraLines);
        lines.add("listener " + listenPort + " 127.0.0.1");
        return lines;
    }

    private void awaitExit() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("mosquitto did not end within 60 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean accepts(Process started, int port) throws InterruptedException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (started.isAlive() && System.nanoTime() < end) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
                // A foreign server on the port would accept too; ours is the one whose process stays.
                return !started.waitFor(30, TimeUnit.MILLISECONDS);
            } catch (IOException notYet) {
                started.waitFor(10, TimeUnit.MILLISECONDS);
            }
        }
        return false;
    }

    private static Optional<Path> executable() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Stream.of(path.split(":")), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry, "mosquitto"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
