package io.topiary.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A command as a process of its own: Topiary's launcher where the build has made it, else its main class from the test's
 * class path; or another program to compare with. Output goes into files.
 */
final class TopiaryProcess implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Process process;
    private final Path out;
    private final Path err;

    private TopiaryProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts Topiary with {@code arguments}; {@code folder} takes its output and its home. */
    static TopiaryProcess topiary(Path folder, String... arguments) {
        return start(folder, new byte[0], topiaryCommand(arguments).toArray(String[]::new));
    }

    /** Starts any program with {@code input} as its standard input. */
    static TopiaryProcess start(Path folder, byte[] input, String... command) {
        try {
            Path out = Files.createTempFile(folder, "out", "");
            Path err = Files.createTempFile(folder, "err", "");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .redirectInput(Files.write(Files.createTempFile(folder, "in", ""), input)
                            .toFile());
            builder.environment().put("TOPIARY_HOME", folder.resolve("home").toString());
            return new TopiaryProcess(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command line that starts Topiary. */
    static List<String> topiaryCommand(String... arguments) {
        List<String> command = new ArrayList<>();
        // A shell may have started the tests in the background, where an interrupt is ignored by inheritance.
        command.addAll(List.of("env", "--default-signal=INT"));
        Path launcher = Path.of(System.getProperty("topiary.dist", "/none"), "bin", "topiary");
        if (Files.isExecutable(launcher)) {
            command.add(launcher.toString());
        } else {
            Stream.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "--sun-misc-unsafe-memory-access=allow",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "io.topiary.Main")
                    .forEach(command::add);
        }
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    /** What it printed so far. */
    byte[] bytes() {
        return read(out);
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    String problems() {
        return new String(read(err), StandardCharsets.UTF_8);
    }

    /** Waits until it has printed {@code text}. */
    TopiaryProcess awaitText(String text) {
        Awaitility.await().atMost(LIMIT).until(() -> text().contains(text));
        return this;
    }

    TopiaryProcess awaitProblem(String text) {
        Awaitility.await().atMost(LIMIT).until(() -> problems().contains(text));
        return this;
    }

    /** Waits for its end and tells the exit code. */
    int exitCode() {
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("still running; it said: " + problems());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Ctrl+C. */
    void interrupt() throws IOException {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
