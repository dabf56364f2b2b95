package io.topiary.testing;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The watch does see, on a log and a stream of its own. */
class CanaryWatchTest {

    private final LoggerContext context = new LoggerContext();
    private final CanaryWatch watch = new CanaryWatch(context);

    @AfterEach
    void close() {
        watch.close();
    }

    @Test
    void log_passwordInATraceLineOfALibrary_isSeen() {
        context.getLogger("io.netty.handler").trace("CONNECT {}", Canary.PASSWORD);
        assertThat(watch.takeFound()).singleElement().asString().startsWith("io.netty.handler TRACE");
    }

    @Test
    void log_passwordInACause_isSeen() {
        Exception cause = new IllegalStateException(Canary.PASSWORD);
        context.getLogger("x").debug("failed", new IllegalStateException("outer", cause));
        assertThat(watch.takeFound()).hasSize(1);
    }

    @Test
    void print_passwordInPieces_isSeenAndPrinted() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream stream = watch.reading(new PrintStream(printed, true, StandardCharsets.UTF_8));
        stream.print("a ");
        stream.print(Canary.MARK);
        stream.println("x");
        assertThat(watch.takeFound()).hasSize(1);
        assertThat(printed.toString(StandardCharsets.UTF_8)).startsWith("a CANARY-x");
    }

    @Test
    void log_nothingSecret_isNotSeen() {
        context.getLogger("x").info("user {} password {}", "ada", "••••");
        assertThat(watch.takeFound()).isEmpty();
    }
}
