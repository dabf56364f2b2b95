package io.topiary.core.history;

import io.topiary.core.store.FileProblem;
import io.topiary.core.store.PrivateFile;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;

/** One connection to the file of a recording, to write or only to read. One thread at a time. */
final class RecordingFile implements AutoCloseable {

    private static final int BUSY_MILLIS = 2_000;
    private static final int CACHE_KIBIBYTES = 16_384;
    private static final int LOG_BYTES = 64 << 20;
    private static final int LOG_PAGES = LOG_BYTES / 4_096;

    private final Path file;
    private final Connection connection;
    private final String name;
    private final boolean readOnly;
    private final Runnable afterClose;

    private RecordingFile(Path file, String name, Connection connection, boolean readOnly, Runnable afterClose) {
        this.file = file;
        this.afterClose = afterClose;
        this.name = name;
        this.readOnly = readOnly;
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
        make(file);
        RecordingFile opened = open(file, file.toString(), false, () -> {});
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
        return checked(open(file, file.toString(), true, () -> {}));
    }

    /**
     * Opens {@code file} to read; nobody may write it meanwhile. Makes no files beside it
     * (https://sqlite.org/uri.html#uriimmutable).
     *
     * @throws RecordingException if it can't be opened or is no recording
     */
    static RecordingFile readUnchanging(Path file) throws RecordingException {
        if (!Files.isRegularFile(file)) {
            throw new RecordingException(Text.of("recording.none", file.toString()), null);
        }
        return checked(open(file, file.toUri() + "?immutable=1", true, () -> {}));
    }

    /**
     * Opens {@code copy} to read it in the place of {@code file}, of which errors speak.
     *
     * @param afterClose is run when it is closed; the connections made by {@link #again} must be closed before
     * @throws RecordingException if it can't be opened or is no recording; {@code afterClose} may have been run
     */
    static RecordingFile readCopy(Path copy, Path file, Runnable afterClose) throws RecordingException {
        return checked(open(file, copy.toString(), true, afterClose));
    }

    /**
     * One more connection to read the same file, for another thread.
     *
     * @throws RecordingException if it can't be opened
     */
    RecordingFile again() throws RecordingException {
        return checked(open(file, name, true, () -> {}));
    }

    private static RecordingFile checked(RecordingFile opened) throws RecordingException {
        try {
            opened.check();
            if (RecordingSchema.version(opened.connection) == 0) {
                throw new RecordingException(Text.of("recording.blank", opened.file.toString()), null);
            }
            return opened;
        } catch (SQLException e) {
            opened.close();
            throw opened.problem(e);
        } catch (RecordingException e) {
            opened.close();
            throw e;
        }
    }

    /** Makes {@code file} if it is not there: what goes by is nobody else's business. */
    private static void make(Path file) throws RecordingException {
        if (Files.exists(file)) {
            return;
        }
        try {
            PrivateFile.create(file).close();
        } catch (IOException e) {
            IOException cause = e.getCause() instanceof IOException io ? io : e;
            throw new RecordingException(Text.of("recording.problem", file.toString(), FileProblem.of(cause, file)), e);
        }
    }

    private static RecordingFile open(Path file, String name, boolean readOnly, Runnable afterClose)
            throws RecordingException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(readOnly);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setCacheSize(-CACHE_KIBIBYTES);
        if (!readOnly) {
            config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
            config.setJournalSizeLimit(LOG_BYTES);
        }
        try {
            Connection connection = config.createConnection("jdbc:sqlite:" + name);
            return new RecordingFile(file, name, connection, readOnly, afterClose);
        } catch (SQLException e) {
            throw SqlTrouble.in(file, readOnly, e);
        }
    }

    private void prepare() throws SQLException, RecordingException {
        if (!RecordingSchema.isRecording(connection)) {
            throw new RecordingException(Text.of("recording.foreign", file.toString()), null);
        }
        boolean fresh = RecordingSchema.version(connection) == 0;
        if (fresh) {
            // later the file could not give pages back to the disk any more
            execute("PRAGMA auto_vacuum = INCREMENTAL");
        }
        // not before it is known to be ours: this alone changes the file
        execute("PRAGMA journal_mode = WAL");
        // messages of many topics touch many pages of the index: each goes to its place once for many commits
        execute("PRAGMA wal_autocheckpoint = " + LOG_PAGES);
        connection.setAutoCommit(false);
        if (fresh) {
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

    /** Bytes in use: of pages that hold something. */
    long bytesInUse() throws SQLException {
        return (number("PRAGMA page_count") - number("PRAGMA freelist_count")) * number("PRAGMA page_size");
    }

    /** Gives up to {@code most} bytes that are not in use back to the disk, but for {@code spare}; commits. */
    void shrink(long spare, long most) throws SQLException {
        long page = number("PRAGMA page_size");
        long pages = Math.min(most, number("PRAGMA freelist_count") * page - spare) / page;
        if (pages <= 0) {
            connection.commit();
            return;
        }
        try (Statement statement = connection.createStatement()) {
            // a page is given back for each row, and this goes through all of them
            statement.executeUpdate("PRAGMA incremental_vacuum(" + pages + ")");
        }
        connection.commit();
        // the file becomes shorter when the log is written back into it, for which no transaction may be open
        connection.setAutoCommit(true);
        execute("PRAGMA wal_checkpoint");
        connection.setAutoCommit(false);
    }

    private void execute(String statement) throws SQLException {
        try (Statement pragma = connection.createStatement()) {
            pragma.execute(statement);
        }
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

    /** Ends the query that runs in another thread; it throws. */
    void interrupt() {
        try {
            connection.unwrap(SQLiteConnection.class).getDatabase().interrupt();
        } catch (SQLException e) {
            throw new IllegalStateException("can't be interrupted: " + file, e);
        }
    }

    /** {@code problem} with this file in words. */
    RecordingException problem(SQLException problem) {
        return SqlTrouble.in(file, readOnly, problem);
    }

    /** That this file is not as a recording is, which {@code problem} shows. */
    RecordingException damage(Exception problem) {
        Text why = Text.of("recording.problem.damaged");
        return new RecordingException(
                Text.of("recording.problem", file.toString(), why), new IllegalStateException(problem));
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
        } finally {
            afterClose.run();
        }
    }
}
