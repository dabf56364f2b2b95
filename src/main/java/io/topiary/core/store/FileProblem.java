package io.topiary.core.store;

import io.topiary.core.text.Text;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;

/** Puts what the file system refused into words. */
public final class FileProblem {

    private FileProblem() {}

    /** Why {@code file} could not be read or written, as one sentence without the file's name. */
    public static Text of(IOException problem, Path file) {
        if (Files.isDirectory(file)) {
            return Text.of("file.problem.directory");
        }
        return switch (problem) {
            case AccessDeniedException denied -> Text.of("file.problem.denied");
            case NoSuchFileException missing -> Text.of("file.problem.missing");
            case FileNotFoundException missing -> Text.of("file.problem.missing");
            case NotDirectoryException notDirectory -> Text.of("file.problem.notDirectory");
            // not the file itself, but one where a folder was to be made
            case FileAlreadyExistsException inTheWay when !Files.exists(file) -> Text.of("file.problem.notDirectory");
            case FileSystemException other -> ofReason(other, file);
            default -> isFull(problem, file) ? Text.of("file.problem.full") : other(problem);
        };
    }

    /** The file system {@code file} lies on is read-only. */
    static Text of(ReadOnlyFileSystemException problem) {
        return Text.of("file.problem.readOnly");
    }

    private static Text ofReason(FileSystemException problem, Path file) {
        String reason = problem.getReason();
        if (reason == null) {
            return Text.of("file.problem.other", problem.getClass().getSimpleName());
        }
        if (reason.contains("Not a directory")) {
            return Text.of("file.problem.notDirectory");
        }
        if (reason.contains("Read-only file system")) {
            return Text.of("file.problem.readOnly");
        }
        return isFull(problem, file) ? Text.of("file.problem.full") : Text.of("file.problem.other", reason);
    }

    private static boolean isFull(IOException problem, Path file) {
        String message = String.valueOf(problem.getMessage());
        if (message.contains("No space left") || message.contains("not enough space") || message.contains("quota")) {
            return true;
        }
        Path folder = file.toAbsolutePath().getParent();
        try {
            return folder != null && Files.getFileStore(folder).getUsableSpace() == 0;
        } catch (IOException unknown) {
            return false;
        }
    }

    private static Text other(IOException problem) {
        String message = problem.getMessage();
        return Text.of(
                "file.problem.other", message == null ? problem.getClass().getSimpleName() : message);
    }
}
