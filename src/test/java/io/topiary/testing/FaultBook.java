package io.topiary.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.text.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;

/**
 * Notes what a test did to Topiary and what the user was shown for it: the table of faults in the site is made of these
 * notes. Thread-safe.
 *
 * <p>A row is named by a letter and a number: N for the network and the connection, T for TLS, A for authentication and
 * authorisation, P for large payloads, O for odd topics, S for disks and files, R for recordings, U for what the user
 * does. A row may have several notes, one a variant.
 */
public final class FaultBook {

    private static final Path FOLDER = Path.of("target", "faults");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Messages ENGLISH = Messages.forLocale(Locale.ENGLISH);

    private FaultBook() {}

    /** Notes that {@code stimulus} led to {@code failure}, shown {@code after} the stimulus began. */
    public static void note(String row, String stimulus, Failure failure, Duration after) {
        note(row, stimulus, ENGLISH.get(failure.what()) + " " + ENGLISH.get(failure.remedy()), after);
    }

    /** Notes that {@code stimulus} led to {@code words}, shown {@code after} the stimulus began. */
    public static void note(String row, String stimulus, String words, Duration after) {
        ObjectNode note = JSON.createObjectNode();
        note.put("row", row);
        note.put("stimulus", stimulus);
        note.put("words", words);
        note.put("millis", after.toMillis());
        try {
            Files.createDirectories(FOLDER);
            // One line each, appended at once: tests run in several JVMs, one after the other.
            Files.writeString(
                    FOLDER.resolve(row + ".jsonl"),
                    JSON.writeValueAsString(note) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
