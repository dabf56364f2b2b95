package io.topiary.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;

/** Topiary as a process of its own: the distribution if it was built, else the classes under test. */
public final class RunningApp implements AutoCloseable {

    private final Process process;
    private final Path output;

    private RunningApp(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts it; what it prints goes to {@code output}. */
    public static RunningApp start(Path output, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(command());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new RunningApp(process, output);
    }

    private static List<String> command() {
        Path launcher = Path.of(System.getProperty("topiary.dist", "target/topiary"), "bin", "topiary");
        if (Files.isExecutable(launcher)) {
            return List.of(launcher.toString());
        }
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "io.topiary.Main");
    }

    /** The process. */
    public Process process() {
        return process;
    }

    /** What it printed so far. */
    public String output() throws IOException {
        return Files.readString(output);
    }

    /** The attribute {@code name} of the first session's MBean; 0 as long as there is none. */
    @SuppressWarnings("BanJNDI") // it is our own child process, on this machine
    public Object session(String name) throws IOException {
        try (JMXConnector connector = LocalJmx.connect(process.pid())) {
            MBeanServerConnection beans = connector.getMBeanServerConnection();
            Set<ObjectName> sessions = beans.queryNames(new ObjectName("io.topiary:type=Session,*"), null);
            return sessions.isEmpty()
                    ? 0
                    : beans.getAttribute(sessions.iterator().next(), name);
        } catch (JMException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
