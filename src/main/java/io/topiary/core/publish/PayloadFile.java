package io.topiary.core.publish;

import io.topiary.core.store.FileProblem;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Reads the file that is to be published; its size is looked at before anything of it is read. Only regular files: a pipe or a device may never end.
 */
public final class PayloadFile {

    /** The largest payload of MQTT, less the smallest topic (MQTT 5, section 2.1.4): what no broker takes is not read. */
    public static final long LARGEST_BYTES = 268_435_455 - 3;

    private PayloadFile() {}

    /** The path that {@code written} is. @throws EncodeException if it is none */
    static Path path(String written) throws EncodeException {
        try {
            return Path.of(written.strip());
        } catch (InvalidPathException e) {
            throw new EncodeException(Text.of("publish.file.noPath", written.strip()));
        }
    }

    /**
     * The size of {@code file} in bytes.
     *
     * @throws EncodeException if it can't be published, in words
     */
    public static long size(Path file, long mostBytes) throws EncodeException {
        try {
            if (Files.exists(file) && !Files.isDirectory(file) && !Files.isRegularFile(file)) {
                throw new EncodeException(Text.of("publish.file.special", file.toString()));
            }
            long size = Files.size(file);
            if (Files.isDirectory(file)) {
                throw new EncodeException(
                        Text.of("publish.file.unreadable", file.toString(), Text.of("file.problem.directory")));
            }
            if (size > mostBytes) {
                throw new EncodeException(Text.of("publish.file.large", file.toString(), size, mostBytes));
            }
            if (!Files.isReadable(file)) {
                throw new EncodeException(
                        Text.of("publish.file.unreadable", file.toString(), Text.of("file.problem.denied")));
            }
            return size;
        } catch (IOException e) {
            throw new EncodeException(Text.of("publish.file.unreadable", file.toString(), FileProblem.of(e, file)));
        }
    }

    /**
     * All bytes of {@code file}. Blocks; belongs on a worker.
     *
     * @throws EncodeException if it can't be read, is too large, or has another size when it has been read
     */
    public static byte[] read(Path file, long mostBytes) throws EncodeException {
        long size = size(file, mostBytes);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes((int) size);
            if (bytes.length != size || in.read() >= 0) {
                throw new EncodeException(Text.of("publish.file.changed", file.toString()));
            }
            return bytes;
        } catch (IOException e) {
            throw new EncodeException(Text.of("publish.file.unreadable", file.toString(), FileProblem.of(e, file)));
        }
    }
}
