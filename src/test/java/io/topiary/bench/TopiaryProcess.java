package io.topiary.bench;

import io.topiary.testing.LocalJmx;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;

/** The real application with its window, watched through its MBeans. */
final class TopiaryProcess implements AutoCloseable {

    private static final String SESSIONS = "io.topiary:type=Session,*";
    private static final String DIAGNOSTICS = "com.sun.management:type=DiagnosticCommand";
    /** More often, and the questions themselves would slow down what is measured. */
    private static final long POLL_NANOS = 20_000_000;

    /** Nor any more often as long as it is far from done. */
    private static final long LONGEST_POLL_NANOS = 250_000_000;

    private static final String PROFILE = "flood of the bench";
    private static final String UI = "io.topiary:type=Ui";

    private final Child child;
    private final JMXConnector connector;
    private final MBeanServerConnection server;
    private final Path home;

    private TopiaryProcess(Child child, Path home, JMXConnector connector) throws IOException {
        this.child = child;
        this.connector = connector;
        this.home = home;
        this.server = connector.getMBeanServerConnection();
    }

    /** Starts the portable distribution on the replay server at {@code port}; everything is recorded, or nothing. */
    static TopiaryProcess start(Path log, Path distribution, Path home, int port, boolean recorded) throws Exception {
        Files.writeString(home.resolve("profiles.json"), """
                {"version":1,"profiles":[{"id":"bench","name":"%s","uri":"mqtt://127.0.0.1:%d",
                "recording":{"on":%s,"bytes":0}}]}
                """.formatted(PROFILE, port, recorded));
        Child child = Child.start(
                log, List.of(distribution.resolve("bin/topiary").toString(), "--home", home.toString(), PROFILE));
        return new TopiaryProcess(child, home, attach(child));
    }

    /** The books, once {@code messages} have been received and applied or given up; polls fifty times a second towards the end. */
    Books awaitAll(long messages, long seconds) throws Exception {
        return awaitAll(messages, seconds, Long.MAX_VALUE);
    }

    /** As {@link #awaitAll(long, long)}, and forgets the figures of the user interface at {@code resetNanos}. */
    Books awaitAll(long messages, long seconds, long resetNanos) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        boolean reset = resetNanos == Long.MAX_VALUE;
        long start = System.nanoTime();
        Books books = books();
        while (books.received() < messages || books.intakeDepth() > 0) {
            if (System.nanoTime() - deadline > 0 || !child.isAlive()) {
                throw new IOException("only " + books + " of " + messages);
            }
            long pause = untilNext(books, messages, start);
            LockSupport.parkNanos(reset ? pause : Math.min(pause, resetNanos - System.nanoTime()));
            if (!reset && System.nanoTime() - resetNanos >= 0) {
                reset = true;
                resetUi();
            }
            books = books();
        }
        if (!reset) {
            LockSupport.parkNanos(resetNanos - System.nanoTime());
            resetUi();
        }
        return books;
    }

    /** A quarter of the time that the rest will take, going by what was done so far. */
    private static long untilNext(Books books, long messages, long start) {
        long applied = Math.max(1, books.received() - books.intakeDepth());
        double rest = (double) (messages - applied) / applied * (books.nanos() - start) / 4;
        return (long) Math.clamp(rest, POLL_NANOS, LONGEST_POLL_NANOS);
    }

    /** The books of the only session; zeros while there is none. */
    Books books() throws Exception {
        for (ObjectName name : server.queryNames(new ObjectName(SESSIONS), null)) {
            CompositeData data = (CompositeData) server.getAttribute(name, "Books");
            return new Books(
                    System.nanoTime(),
                    (Long) data.get("received"),
                    (Long) data.get("inTree"),
                    (Long) data.get("leftOut"),
                    (Long) data.get("skipped"),
                    (Long) data.get("intakeDepth"),
                    (Integer) data.get("topics"),
                    (Long) data.get("recorded"),
                    (Long) data.get("shed"),
                    (Long) data.get("recorderDepth"),
                    (Long) data.get("unrecorded"));
        }
        return new Books(System.nanoTime(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** A figure of the user interface, in milliseconds. */
    double ui(String attribute) throws Exception {
        return ((Number) server.getAttribute(new ObjectName(UI), attribute)).doubleValue();
    }

    void resetUi() throws Exception {
        server.invoke(new ObjectName(UI), "reset", null, null);
    }

    /** What the command {@code name} of the JVM's diagnostics prints. */
    String diagnose(String name, String... arguments) throws Exception {
        return (String) server.invoke(
                new ObjectName(DIAGNOSTICS), name, new Object[] {arguments}, new String[] {String[].class.getName()});
    }

    /** Heap bytes in use after a collection. */
    long heapBytes() throws IOException {
        MemoryMXBean memory = ManagementFactory.newPlatformMXBeanProxy(
                server, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    @Override
    public void close() throws IOException {
        try {
            connector.close();
        } finally {
            child.close();
            deleteRecording();
        }
    }

    /** Bytes of the recording's file; what is still in the log beside it comes in addition. */
    long recordingBytes() throws IOException {
        return Files.size(home.resolve("history").resolve("bench.db"));
    }

    private void deleteRecording() throws IOException {
        Path history = home.resolve("history");
        if (Files.isDirectory(history)) {
            try (Stream<Path> files = Files.list(history)) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static JMXConnector attach(Child child) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            try {
                JMXConnector connector = LocalJmx.connect(child.pid());
                if (hasUi(connector)) {
                    return connector;
                }
                connector.close();
            } catch (IOException e) {
                if (!child.isAlive()) {
                    throw e;
                }
            }
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("Topiary did not start");
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    private static boolean hasUi(JMXConnector connector) throws IOException, JMException {
        return connector.getMBeanServerConnection().isRegistered(new ObjectName(UI));
    }

    /** What the bench reads of the session's books, and when. */
    record Books(
            long nanos,
            long received,
            long inTree,
            long leftOut,
            long skipped,
            long intakeDepth,
            int topics,
            long recorded,
            long shed,
            long recorderDepth,
            long unrecorded) {

        boolean balanced() {
            return received == inTree + leftOut + skipped + intakeDepth
                    && received == recorded + shed + recorderDepth + unrecorded + skipped + intakeDepth;
        }
    }
}
