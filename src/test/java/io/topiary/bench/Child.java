package io.topiary.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A process that the benchmark started, its printed lines, and its end. */
final class Child implements AutoCloseable {

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private Child(Process process) {
        this.process = process;
        Thread.ofPlatform().daemon().start(this::read);
    }

    /** Starts {@code command}; its errors go to {@code log}. */
    static Child start(Path log, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new Child(builder.start());
    }

    /** Starts {@code main} with the class path of this process. */
    static Child java(Path log, Class<?> main, String... arguments) throws IOException {
        return named(log, main.getName(), List.of("-Xmx2g"), arguments);
    }

    /** As {@link #java}, for a class that can't be seen from here, and with options for the JVM. */
    static Child named(Path log, String main, List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(List.of(arguments));
        return start(log, command);
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The number behind {@code word} on the next line that begins with it. */
    long await(String word, long seconds) throws InterruptedException, IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() - deadline < 0) {
            @Nullable String line = lines.poll(100, TimeUnit.MILLISECONDS);
            if (line == null && !process.isAlive() && lines.isEmpty()) {
                throw new IOException("no " + word + ": the process has ended");
            }
            if (line != null && line.startsWith(word + " ")) {
                return Long.parseLong(line.substring(word.length() + 1));
            }
        }
        throw new IOException("no " + word + " within " + seconds + " s");
    }

    /** {@link System#nanoTime()} of the end of the process. */
    long awaitEnd(long seconds) throws InterruptedException, IOException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new IOException("still running after " + seconds + " s");
        }
        return System.nanoTime();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void read() {
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add("CLOSED " + e.getMessage());
        }
    }
}
