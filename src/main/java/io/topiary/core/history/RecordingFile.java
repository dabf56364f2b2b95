package io.topiary.core.history;

import io.topiary.core.store.FileProblem;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** One connection to the file of a recording, to write or only to read. One thread at a time. */
final class RecordingFile implements AutoCloseable {

    private static final int BUSY_MILLIS = 2_000;
    private static final int CACHE_KIBIBYTES = 16_384;

    private final Path file;
    private final Connection connection;

    private RecordingFile(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Opens {@code file} to write, and makes its tables if there are none.
     *
     * <p>A write-ahead log with {@code synchronous=NORMAL}: killing the process loses what was not committed, losing power
     * may lose the last commits too, neither harms the file (https://sqlite.org/pragma.html#pragma_synchronous).
     *
     * @throws RecordingException if it can't be opened or is no recording
     */
    static RecordingFile write(Path file) throws RecordingException {
        RecordingFile opened = open(file, false);
        try {
            opened.prepare();
            return opened;
        } catch (SQLException e) {
            opened.close();
            throw opened.problem(e);
        } catch (RecordingException e) {
            opened.close();
            throw e;
        }
    }

    /**
     * Opens {@code file} to read; somebody may write it meanwhile.
     *
     * @throws RecordingException if it can't be opened or is no recording
     */
    static RecordingFile read(Path file) throws RecordingException {
        if (!Files.isRegularFile(file)) {
            throw new RecordingException(Text.of("recording.none", file.toString()), null);
        }
        RecordingFile opened = open(file, true);
        try {
            opened.check();
            return opened;
        } catch (SQLException e) {
            opened.close();
            throw opened.problem(e);
        } catch (RecordingException e) {
            opened.close();
            throw e;
        }
    }

    private static RecordingFile open(Path file, boolean readOnly) throws RecordingException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(readOnly);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setCacheSize(-CACHE_KIBIBYTES);
        if (!readOnly) {
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        }
        try {
            return new RecordingFile(file, config.createConnection("jdbc:sqlite:" + file));
        } catch (SQLException e) {
            throw problem(e, file);
        }
    }

    private void prepare() throws SQLException, RecordingException {
        if (!RecordingSchema.isRecording(connection)) {
            throw new RecordingException(Text.of("recording.foreign", file.toString()), null);
        }
        connection.setAutoCommit(false);
        if (RecordingSchema.version(connection) == 0) {
            RecordingSchema.create(connection);
            connection.commit();
        }
        check();
        connection.commit();
    }

    private void check() throws SQLException, RecordingException {
        if (!RecordingSchema.isRecording(connection)) {
            throw new RecordingException(Text.of("recording.foreign", file.toString()), null);
        }
        int version = RecordingSchema.version(connection);
        if (version > RecordingSchema.VERSION) {
            throw new RecordingException(Text.of("recording.newer", file.toString(), version), null);
        }
    }

    Connection connection() {
        return connection;
    }

    /** Bytes in use: of pages that hold something. The file itself does not shrink. */
    long bytesInUse() throws SQLException {
        return (number("PRAGMA page_count") - number("PRAGMA freelist_count")) * number("PRAGMA page_size");
    }

    /** The number in the first row of what {@code query} finds, 0 if there is none. */
    long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** Whether the pages of the file fit each other; may take seconds. */
    boolean isSound() throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA quick_check(1)")) {
            return rows.next() && "ok".equals(rows.getString(1));
        }
    }

    /** {@code problem} with this file in words. */
    RecordingException problem(SQLException problem) {
        return problem(problem, file);
    }

    /** Whether {@code problem} says that the file is damaged or no SQLite file. */
    static boolean isDamage(Throwable problem) {
        if (!(problem instanceof SQLiteException sqlite)) {
            return problem.getCause() != null && isDamage(problem.getCause());
        }
        SQLiteErrorCode code = sqlite.getResultCode();
        return code == SQLiteErrorCode.SQLITE_NOTADB || code.name().startsWith("SQLITE_CORRUPT");
    }

    private static RecordingException problem(SQLException problem, Path file) {
        return new RecordingException(Text.of("recording.problem", file.toString(), why(problem, file)), problem);
    }

    /** Why {@code file} could not be read or written, as the second half of a sentence. */
    static Text why(SQLException problem, Path file) {
        String code = problem instanceof SQLiteException sqlite
                ? sqlite.getResultCode().name()
                : "";
        return code.equals("SQLITE_FULL")
                ? Text.of("file.problem.full")
                : code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED")
                        ? Text.of("recording.problem.busy")
                        : code.startsWith("SQLITE_READONLY")
                                ? Text.of("file.problem.denied")
                                : isDamage(problem)
                                        ? Text.of("recording.problem.damaged")
                                        : FileProblem.of(new IOException(problem.getMessage(), problem), file);
    }

    /** Takes what is in the write-ahead log into the file itself, which can then be copied and moved alone. */
    void settle() throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            statement.execute("PRAGMA journal_mode=DELETE");
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("can't close " + file, e);
        }
    }
}
