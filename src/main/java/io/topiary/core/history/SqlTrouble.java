package io.topiary.core.history;

import io.topiary.core.store.FileProblem;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says what an error of SQLite means for a recording. */
final class SqlTrouble {

    private SqlTrouble() {}

    /** Whether {@code problem} says that the file is damaged or no SQLite file. */
    static boolean isDamage(Throwable problem) {
        if (problem instanceof RecordingException && problem.getCause() instanceof IllegalStateException) {
            return true;
        }
        if (!(problem instanceof SQLiteException sqlite)) {
            return problem.getCause() != null && isDamage(problem.getCause());
        }
        SQLiteErrorCode code = sqlite.getResultCode();
        return code == SQLiteErrorCode.SQLITE_NOTADB || code.name().startsWith("SQLITE_CORRUPT");
    }

    /** Whether {@code problem} says that a statement does not fit the tables. */
    static boolean isUnexpected(SQLException problem) {
        return problem instanceof SQLiteException sqlite && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_ERROR;
    }

    /** {@code problem} with {@code file}, which was opened only to read or also to write, in words. */
    static RecordingException in(Path file, boolean readOnly, SQLException problem) {
        String what = readOnly ? "recording.unreadable" : "recording.problem";
        return new RecordingException(Text.of(what, file.toString(), why(problem, file)), problem);
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
}
