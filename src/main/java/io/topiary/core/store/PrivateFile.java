package io.topiary.core.store;

import io.topiary.core.text.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Set;

/** Files that the user has chosen a place for and that nobody else is to read. */
public final class PrivateFile {

    private PrivateFile() {}

    /** What is written into a file. */
    @FunctionalInterface
    public interface Content {

        /** Writes all of it to {@code out}, which is buffered and closed by others. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes {@code content} as {@code file}, readable by its owner only, in the place of what is there: whole, or not at
     * all. Blocks.
     *
     * @throws StoreException if it can't be written; what was there still is
     */
    public static void write(Path file, byte[] content) throws StoreException {
        write(file, out -> out.write(content));
    }

    /**
     * As {@link #write(Path, byte[])}, for what is too large to be in memory as a whole.
     *
     * @throws StoreException if it can't be written, or {@code content} throws; what was there still is
     */
    public static void write(Path file, Content content) throws StoreException {
        try {
            new AtomicFile(file, Clock.systemUTC()).put(content);
        } catch (StoreException e) {
            throw e;
        } catch (IOException e) {
            throw new StoreException(Text.of("store.notSaved", file.toString(), FileProblem.of(e, file)), e);
        } catch (ReadOnlyFileSystemException e) {
            throw new StoreException(Text.of("store.notSaved", file.toString(), FileProblem.of(e)), e);
        }
    }

    /**
     * Makes what is missing of {@code folder} and its parents, so that only their owner may look into them.
     *
     * @throws IOException if they can't be made
     */
    public static void createFolders(Path folder) throws IOException {
        OwnerOnly.createFolders(folder);
    }

    /**
     * Makes {@code file} anew, readable by its owner only, to be written and read bit by bit. Blocks.
     *
     * @throws StoreException if there is one already or it can't be made
     */
    public static FileChannel create(Path file) throws StoreException {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                OwnerOnly.createFolders(folder);
            }
            return FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    OwnerOnly.forFile(file));
        } catch (IOException e) {
            throw new StoreException(Text.of("store.notSaved", file.toString(), FileProblem.of(e, file)), e);
        } catch (ReadOnlyFileSystemException e) {
            throw new StoreException(Text.of("store.notSaved", file.toString(), FileProblem.of(e)), e);
        }
    }
}
