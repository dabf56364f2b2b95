package io.topiary.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/**
 * Reads everything that this JVM logs, of all libraries and down to TRACE, and all that it prints, and remembers what gives
 * a canary away. The console shows no more than without it.
 */
public final class CanaryWatch extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final int LONGEST_LINE = 64 * 1_024;

    private final Queue<String> found = new ConcurrentLinkedQueue<>();
    private final Logger root;
    private final Level levelBefore;
    private final PrintStream outBefore = System.out;
    private final PrintStream errBefore = System.err;

    /** Reads what is logged in {@code context} from now on. */
    CanaryWatch(LoggerContext context) {
        this.root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        this.levelBefore = root.getLevel();
        setContext(context);
        setName("canary");
        start();
        root.setLevel(Level.TRACE);
        root.addAppender(this);
    }

    /** Reads what this JVM logs and prints from now on, until it is closed. */
    public static CanaryWatch begin() {
        CanaryWatch watch = new CanaryWatch((LoggerContext) LoggerFactory.getILoggerFactory());
        System.setOut(watch.reading(System.out));
        System.setErr(watch.reading(System.err));
        return watch;
    }

    /** A stream that hands everything on to {@code target}, and reads it. */
    PrintStream reading(PrintStream target) {
        return new PrintStream(new Tee(target), true, target.charset());
    }

    /** What was found since the last call. */
    public List<String> takeFound() {
        List<String> taken = new ArrayList<>();
        for (String next = found.poll(); next != null; next = found.poll()) {
            taken.add(next);
        }
        return taken;
    }

    @Override
    protected void append(ILoggingEvent event) {
        StringBuilder text = new StringBuilder(event.getFormattedMessage());
        for (IThrowableProxy thrown = event.getThrowableProxy(); thrown != null; thrown = thrown.getCause()) {
            text.append('\n').append(thrown.getClassName()).append(' ').append(thrown.getMessage());
        }
        read(event.getLoggerName() + " " + event.getLevel() + " [" + event.getThreadName() + "]", text.toString());
    }

    private void read(String where, String text) {
        Canary.findIn(text).ifPresent(seen -> found.add(where + ": " + seen));
    }

    @Override
    public void close() {
        root.detachAppender(this);
        root.setLevel(levelBefore);
        System.setOut(outBefore);
        System.setErr(errBefore);
    }

    /** Hands on what is printed, and reads it line by line. */
    private final class Tee extends OutputStream {

        private final PrintStream target;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Tee(PrintStream target) {
            this.target = target;
        }

        @Override
        public synchronized void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
            target.write(bytes, offset, length);
            for (int i = offset; i < offset + length; i++) {
                line.write(bytes[i]);
                if (bytes[i] == '\n' || line.size() == LONGEST_LINE) {
                    read("printed", line.toString(StandardCharsets.UTF_8));
                    line.reset();
                }
            }
        }

        @Override
        public void flush() {
            target.flush();
        }
    }
}
