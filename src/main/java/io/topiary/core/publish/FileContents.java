package io.topiary.core.publish;

import io.topiary.core.store.FileProblem;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * The contents of files that are to be published. Small ones are read; a large one is copied to a file of Topiary's own, and
 * the copy is mapped into memory: it takes no heap, whatever its size, and goes from the system's file cache to the socket.
 *
 * <p>The copy is what makes the map safe. Whoever cuts a mapped file short ends the connection that is sending it, what is
 * written meanwhile would be sent half old and half new, and Windows would keep the user from replacing the file. A file
 * that is published again is copied again only if its size or time changed. Any thread; blocks, so it belongs on a worker.
 */
public final class FileContents {

    /** Larger ones are not read into the heap; in bytes. */
    static final int LARGEST_READ = 1024 * 1024;

    private static final String PREFIX = "topiary-payload-";
    private static final String SUFFIX = ".tmp";

    private @Nullable Mapped last;

    /**
     * A file as it was.
     *
     * @param content the whole of it
     */
    private record Mapped(Path file, Stamp stamp, ByteBuffer content) {}

    private record Stamp(
            long size, FileTime modified, @Nullable Object key) {

        static Stamp of(Path file) throws IOException {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(now.size(), now.lastModifiedTime(), now.fileKey());
        }
    }

    /**
     * The bytes of the file at {@code path}.
     *
     * @throws EncodeException if it can't be read, is too large for MQTT, or changes while it is read
     */
    public synchronized ByteBuffer content(String path) throws EncodeException {
        Path file = PayloadFile.path(path);
        long size = PayloadFile.size(file, PayloadFile.LARGEST_BYTES);
        if (size <= LARGEST_READ) {
            last = null;
            return ByteBuffer.wrap(PayloadFile.read(file, PayloadFile.LARGEST_BYTES));
        }
        Stamp stamp;
        try {
            stamp = Stamp.of(file);
        } catch (IOException e) {
            throw new EncodeException(Text.of("publish.file.unreadable", file.toString(), FileProblem.of(e, file)));
        }
        Mapped known = last;
        if (known == null || !known.file().equals(file) || !known.stamp().equals(stamp)) {
            last = null;
            known = new Mapped(file, stamp, map(file, stamp));
            last = known;
        }
        return known.content().duplicate();
    }

    private static ByteBuffer map(Path file, Stamp stamp) throws EncodeException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        Path copy;
        try {
            copy = Files.createTempFile(folder, PREFIX, SUFFIX);
        } catch (IOException e) {
            throw new EncodeException(
                    Text.of("publish.file.copy", file.toString(), folder.toString(), FileProblem.of(e, folder)));
        }
        try (FileChannel out = FileChannel.open(copy, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            copy(file, stamp, out);
            return out.map(FileChannel.MapMode.READ_ONLY, 0, stamp.size());
        } catch (IOException e) {
            throw new EncodeException(
                    Text.of("publish.file.copy", file.toString(), folder.toString(), FileProblem.of(e, folder)));
        } finally {
            // Windows keeps it as long as it is mapped; the system's own cleaning takes it then
            if (!copy.toFile().delete()) {
                copy.toFile().deleteOnExit();
            }
        }
    }

    private static void copy(Path file, Stamp stamp, FileChannel out) throws EncodeException, IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            long done = 0;
            while (done < stamp.size()) {
                long more = in.transferTo(done, stamp.size() - done, out);
                if (more <= 0) {
                    break;
                }
                done += more;
            }
            if (done != stamp.size() || !Stamp.of(file).equals(stamp)) {
                throw new EncodeException(Text.of("publish.file.changed", file.toString()));
            }
        } catch (IOException e) {
            if (Files.isReadable(file)) {
                throw e;
            }
            throw new EncodeException(Text.of("publish.file.unreadable", file.toString(), FileProblem.of(e, file)));
        }
    }
}
