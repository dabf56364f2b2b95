package io.topiary.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Message;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Killing Topiary while it records leaves everything that was committed, and nothing but what was sent, in its order. */
class RecordingCrashIT {

    /** {@code -Dtopiary.crash.kills=100} for the long run. */
    private static final int KILLS = Math.min(100, Integer.getInteger("topiary.crash.kills", 8));

    private static final int MOST_MILLIS = 1_500;

    @TempDir
    Path folder;

    private @Nullable Process program;

    @AfterEach
    void end() throws InterruptedException {
        if (program != null) {
            program.destroyForcibly().waitFor();
        }
    }

    @Test
    void record_killedAtAnyMoment_keepsAPrefixWithAllThatWasCommitted(TestReporter reporter) throws Exception {
        Path file = folder.resolve("crash.db");
        Random random = new Random(20_260_131);
        long last = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            long said = killWhileRecording(file, last + 1, random);
            last = check(file, kill, last + 1);
            assertThat(last).as("kill %d", kill).isGreaterThanOrEqualTo(said);
        }
        reporter.publishEntry(KILLS + " kills, messages kept", String.valueOf(last));
        assertThat(last).isPositive();
    }

    /** Returns the number of the last message. */
    private static long check(Path file, int kill, long from) throws RecordingException, java.sql.SQLException {
        try (RecordingFile opened = RecordingFile.read(file);
                RecordingReader reader = RecordingReader.open(file)) {
            assertThat(opened.isSound()).as("kill %d", kill).isTrue();
            long last = reader.last();
            List<Message> messages = reader.messages(from, last + 1);
            assertThat(messages).hasSize((int) (last + 1 - from));
            for (Message message : messages) {
                Message sent = RecordingProgram.message(message.sequence());
                assertThat(message.topic()).isEqualTo(sent.topic());
                assertThat(message.payload()).isEqualTo(sent.payload());
            }
            return last;
        }
    }

    /** Returns the number of the last message that was said to be in the file for good. */
    private long killWhileRecording(Path file, long first, Random random) throws IOException, InterruptedException {
        Process started = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RecordingProgram.class.getName(),
                        file.toString(),
                        String.valueOf(first))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        program = started;
        BufferedReader lines = started.inputReader();
        String line = lines.readLine();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(MOST_MILLIS)));
        // Process.destroyForcibly would close the pipe, and with it take away what was said
        started.toHandle().destroyForcibly();
        assertThat(started.waitFor(60, TimeUnit.SECONDS)).isTrue();
        long said = 0;
        StringBuilder rest = new StringBuilder(line == null ? "" : line + "\n");
        for (int c = lines.read(); c >= 0; c = lines.read()) {
            rest.append((char) c);
        }
        // a line that the kill cut off was not said
        String whole = rest.substring(0, rest.lastIndexOf("\n") + 1);
        for (String each : whole.lines().toList()) {
            said = Math.max(said, Long.parseLong(each.substring("RECORDED ".length())));
        }
        return said;
    }
}
