package io.topiary.core.rules;

import io.topiary.core.store.FileProblem;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Text;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Appends to the files of rules: a file is opened for each append, so that it may be moved away or deleted at any time, and
 * kept small by older ones. New files are for their owner only. One for all sessions; thread-safe; blocks.
 */
public final class RuleFiles {

    /**
     * Appends {@code lines}, which end in a line feed, to the file of {@code plan}.
     *
     * @throws StoreException if that fails; a part may have been written
     */
    public synchronized void append(LogPlan plan, byte[] lines) throws StoreException {
        Path file = plan.path();
        try {
            // a pipe or a device would keep the writer for ever
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new StoreException(Text.of("rules.file.failed", name(file), Text.of("rules.file.special")), null);
            }
            if (Files.exists(file) && Files.size(file) > 0 && Files.size(file) + lines.length > plan.maxBytes()) {
                rotate(file);
            }
            write(file, lines);
        } catch (StoreException e) {
            throw e;
        } catch (IOException e) {
            throw new StoreException(Text.of("rules.file.failed", name(file), FileProblem.of(e, file)), e);
        }
    }

    private static void write(Path file, byte[] lines) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, ownerOnly(file));
        }
        // not a channel: whoever ends the writing thread must not cut a line in two
        try (OutputStream out = new FileOutputStream(file.toFile(), true)) {
            out.write(lines);
        }
    }

    private static void rotate(Path file) throws IOException {
        for (int n = LogPlan.GENERATIONS; n > 1; n--) {
            Path younger = generation(file, n - 1);
            if (Files.exists(younger)) {
                Files.move(younger, generation(file, n), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(file, generation(file, 1), StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path generation(Path file, int n) {
        return file.resolveSibling(file.getFileName() + "." + n);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
