package io.topiary.testing;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A real keychain of a Linux desktop, GNOME's, on a message bus of its own without a screen: what it wants to ask the user,
 * it can't. All its files lie in the folder it is given.
 */
public final class SecretService implements AutoCloseable {

    private final Path folder;
    private final String address;
    private final List<Process> processes;

    private SecretService(Path folder, String address, List<Process> processes) {
        this.folder = folder;
        this.address = address;
        this.processes = processes;
    }

    /** Skips the calling test, in words, where its programs are not installed. */
    public static void assumeInstalled() {
        for (String program : List.of("dbus-daemon", "dbus-send", "gnome-keyring-daemon")) {
            Assumptions.assumeTrue(
                    executable(program).isPresent(),
                    program + " is not on PATH; install it (Debian: apt-get install dbus gnome-keyring) to run this");
        }
    }

    /**
     * Starts it.
     *
     * @param folder an empty one
     * @param unlocked whether its password is typed at once; else it stays locked
     */
    public static SecretService start(Path folder, boolean unlocked) {
        assumeInstalled();
        List<Process> processes = new ArrayList<>();
        try {
            Process bus = process(
                            folder,
                            Map.of(),
                            "dbus-daemon",
                            "--session",
                            "--nofork",
                            "--nopidfile",
                            "--print-address=1")
                    .start();
            processes.add(bus);
            BufferedReader lines = bus.inputReader();
            String address = Optional.ofNullable(lines.readLine()).orElseThrow(() -> new IOException("no bus"));
            SecretService service = new SecretService(folder, address, processes);
            service.startKeyring(unlocked);
            return service;
        } catch (IOException e) {
            processes.forEach(Process::destroyForcibly);
            throw new UncheckedIOException(e);
        }
    }

    private void startKeyring(boolean unlocked) throws IOException {
        List<String> command = new ArrayList<>(List.of("gnome-keyring-daemon", "--foreground", "--components=secrets"));
        if (unlocked) {
            command.add("--unlock");
        }
        Process keyring = process(folder, environment(), command.toArray(String[]::new))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        processes.add(keyring);
        try (OutputStream input = keyring.getOutputStream()) {
            input.write("keyring-password".getBytes(StandardCharsets.UTF_8));
        }
        // it takes the name once it answers
        await().until(this::isThere);
    }

    private boolean isThere() throws IOException {
        Process question = process(
                        folder,
                        environment(),
                        "dbus-send",
                        "--session",
                        "--print-reply",
                        "--dest=org.freedesktop.DBus",
                        "/org/freedesktop/DBus",
                        "org.freedesktop.DBus.NameHasOwner",
                        "string:org.freedesktop.secrets")
                .start();
        try (BufferedReader answer = question.inputReader()) {
            return answer.lines().anyMatch(line -> line.strip().equals("boolean true"));
        }
    }

    /** What a program on this desktop has in its environment. */
    public Map<String, String> environment() {
        return Map.of("DBUS_SESSION_BUS_ADDRESS", address);
    }

    /** A program that sees this folder as its home and no screen, with further variables. */
    public static ProcessBuilder process(Path folder, Map<String, String> variables, String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        environment
                .keySet()
                .removeIf(name -> name.startsWith("XDG_") || name.startsWith("DBUS_") || name.endsWith("DISPLAY"));
        environment.put("HOME", folder.toString());
        environment.put("XDG_RUNTIME_DIR", folder.toString());
        environment.putAll(variables);
        return builder;
    }

    @Override
    public void close() {
        for (Process process : processes.reversed()) {
            process.destroyForcibly();
            try {
                process.waitFor(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Optional<Path> executable(String program) {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
