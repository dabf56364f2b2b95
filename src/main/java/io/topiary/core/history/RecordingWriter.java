package io.topiary.core.history;

import io.topiary.core.message.Message;
import io.topiary.core.store.FileProblem;
import io.topiary.core.store.PrivateFile;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a recording as a whole: in a temporary file beside its place, readable by its owner only, forced to disk and moved
 * into its place when everything is in it. After a crash, or closed before {@link #finish}, there is what was there
 * before. The messages keep their own times. One thread at a time; blocks.
 */
public final class RecordingWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RecordingWriter.class);
    private static final List<String> COMPANIONS = List.of("-wal", "-shm", "-journal");
    private static final int STRETCH_MESSAGES = 5_000;
    private static final long STRETCH_MICROS = 1_000_000;
    private static final long STRETCH_BYTES = 8L << 20;

    private final Path target;
    private final Path temporary;
    private final RecordingFile file;
    private final MessageWriter writer;
    private final Snapshots snapshots;
    private final Map<String, String> about = new LinkedHashMap<>();
    private final List<Message> stretch = new ArrayList<>();
    private long stretchBytes;
    private long lastMicros = Long.MIN_VALUE;
    private boolean ordered = true;
    private boolean closed;

    private RecordingWriter(Path target, Path temporary, RecordingFile file) throws SQLException {
        this.target = target;
        this.temporary = temporary;
        this.file = file;
        this.writer = new MessageWriter(file);
        this.snapshots = new Snapshots(file);
        file.connection().commit();
    }

    /**
     * Begins a recording that is to be at {@code target}, in the place of what is there.
     *
     * @throws RecordingException if nothing can be written there
     */
    public static RecordingWriter create(Path target) throws RecordingException {
        String unique = Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), 36);
        Path temporary = target.resolveSibling(target.getFileName() + "." + unique + ".tmp");
        RecordingFile file = null;
        try {
            PrivateFile.create(temporary).close();
            file = RecordingFile.write(temporary);
            return new RecordingWriter(target, temporary, file);
        } catch (StoreException e) {
            IOException why = e.getCause() instanceof IOException cause ? cause : e;
            throw notWritten(target, FileProblem.of(why, target), e);
        } catch (IOException e) {
            throw notWritten(target, FileProblem.of(e, target), e);
        } catch (SQLException e) {
            if (file != null) {
                file.close();
            }
            delete(temporary);
            throw notWritten(target, SqlTrouble.why(e, temporary), e);
        }
    }

    /** Notes what the recording is of; see {@link RecordingPass#about}. */
    public void about(String key, String value) {
        about.put(key, value);
    }

    /**
     * Appends {@code message}; its sequence is not kept.
     *
     * @throws RecordingException if it can't be written
     */
    public void add(Message message) throws RecordingException {
        if (!stretch.isEmpty()
                && (stretch.size() >= STRETCH_MESSAGES
                        || stretchBytes >= STRETCH_BYTES
                        || Math.abs(message.timeMicros() - stretch.getFirst().timeMicros()) >= STRETCH_MICROS)) {
            endStretch();
        }
        ordered &= message.timeMicros() >= lastMicros;
        lastMicros = message.timeMicros();
        stretchBytes += message.payload().length;
        stretch.add(message);
    }

    /**
     * Notes that something happened before the next message.
     *
     * @param micros when, in microseconds since 1970-01-01T00:00:00Z
     * @param kind see {@link RecordedEvent}
     * @throws RecordingException if it can't be written
     */
    public void event(long micros, String kind) throws RecordingException {
        endStretch();
        try {
            writer.event(new Happening(micros, kind, null));
        } catch (SQLException e) {
            throw notWritten(e);
        }
    }

    /** Messages appended so far. */
    public long count() {
        return writer.lastMessage() + stretch.size();
    }

    /** Topics that they are of, as of the last second or so; exact once it is finished. */
    public int topics() {
        return writer.topics();
    }

    /**
     * Puts the recording into its place; nothing can be appended after it.
     *
     * @throws RecordingException if it can't be written; what was there before still is
     */
    public void finish() throws RecordingException {
        endStretch();
        try (PreparedStatement insert = file.connection().prepareStatement("INSERT INTO about VALUES (?, ?)")) {
            for (Map.Entry<String, String> each : about.entrySet()) {
                insert.setString(1, each.getKey());
                insert.setString(2, each.getValue());
                insert.executeUpdate();
            }
            writer.close();
            file.settle();
        } catch (SQLException e) {
            throw notWritten(e);
        }
        file.close();
        closed = true;
        place();
    }

    /**
     * As {@link #finish}, with the messages in the order of their times: for sources that are in some other order.
     *
     * @throws RecordingException if it can't be written; what was there before still is
     */
    public void finishInOrderOfTime() throws RecordingException {
        if (ordered) {
            finish();
            return;
        }
        endStretch();
        try (RecordingWriter sorted = create(target);
                RecordingReader reader = RecordingReader.open(temporary)) {
            sorted.about.putAll(about);
            List<RecordingException> problems = new ArrayList<>();
            new RecordingPass(reader).eachByTime(message -> {
                try {
                    sorted.add(message);
                } catch (RecordingException e) {
                    problems.add(e);
                }
                return problems.isEmpty();
            });
            if (!problems.isEmpty()) {
                throw problems.getFirst();
            }
            sorted.finish();
        }
        close();
    }

    private void endStretch() throws RecordingException {
        if (stretch.isEmpty()) {
            return;
        }
        try {
            writer.append(stretch);
            writer.endStretch();
            snapshots.addIfDue(lastMicros, writer.lastMessage() + 1, writer.state());
            file.connection().commit();
            stretch.clear();
            stretchBytes = 0;
        } catch (SQLException e) {
            throw notWritten(e);
        }
    }

    private void place() throws RecordingException {
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            // the log of a recording that was there before must not be taken for the new one's
            for (String companion : COMPANIONS) {
                Files.deleteIfExists(target.resolveSibling(target.getFileName() + companion));
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            delete(temporary);
            throw notWritten(target, FileProblem.of(e, target), e);
        }
    }

    private RecordingException notWritten(SQLException problem) {
        return notWritten(target, SqlTrouble.why(problem, temporary), problem);
    }

    private static RecordingException notWritten(Path target, Text why, Exception cause) {
        return new RecordingException(Text.of("store.notSaved", target.toString(), why), cause);
    }

    private static void delete(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
            for (String companion : COMPANIONS) {
                Files.deleteIfExists(temporary.resolveSibling(temporary.getFileName() + companion));
            }
        } catch (IOException e) {
            LOG.warn("a temporary file stays behind: {}", temporary, e);
        }
    }

    /** Leaves nothing behind unless it was finished. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            file.close();
            delete(temporary);
        }
    }
}
