package io.topiary.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.store.DocumentReader.Reading;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A JSON document in a file: an object with a {@code "version"}, loaded once, and replaced as a whole with every change.
 *
 * <p>Whatever happens to the file, content is never lost silently: each save keeps the three contents before as
 * generations; an unreadable file is renamed to {@code .corrupt-<UTC>} and the newest good generation takes its place; a
 * file of a newer version is read and never written. Keys that nobody knows are kept. Changes are applied to what is on
 * disk at that moment, while no other running Topiary may write, so that two of them do not undo each other's.
 *
 * <p>Thread-safe; {@link #update} writes on the caller's thread, and waits at most five seconds for another program.
 */
public final class JsonFile {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AtomicFile file;
    private final FileGuard guard;
    private final DocumentReader reader;
    private LoadResult result;
    private ObjectNode document;

    private JsonFile(AtomicFile file, Duration patience, DocumentReader reader) {
        this.file = file;
        this.guard = new FileGuard(file.path(), patience);
        this.reader = reader;
        this.document = reader.empty();
        this.result = load();
    }

    /**
     * Loads {@code path}; whether and what was found is told by {@link #result()}.
     *
     * @param path the file; need not exist
     * @param version the newest version the caller understands, from 1; written with each save
     * @param shape whether the caller can read a document; one that it can't counts as unreadable
     */
    public static JsonFile open(Path path, int version, Predicate<ObjectNode> shape) {
        return open(path, version, shape, Clock.systemUTC(), PATIENCE);
    }

    /** @param patience how long to wait for another program that is writing */
    static JsonFile open(Path path, int version, Predicate<ObjectNode> shape, Clock clock, Duration patience) {
        return new JsonFile(new AtomicFile(path, clock), patience, new DocumentReader(version, shape));
    }

    /** What was found on loading; becomes {@link LoadResult.Newer} if a newer program writes the file meanwhile. */
    public synchronized LoadResult result() {
        return result;
    }

    /** A copy of the document as it was last loaded or saved. */
    public synchronized ObjectNode document() {
        return document.deepCopy();
    }

    /** A copy of the document as it is on disk now; as it was last seen if there is nothing better there. */
    public synchronized ObjectNode reload() {
        if (reader.read(file.path()) instanceof Reading.Good(ObjectNode onDisk)) {
            document = onDisk;
        }
        return document.deepCopy();
    }

    /**
     * Applies {@code change} to the document as it is on disk now, and saves.
     *
     * @param change gets a copy that it may alter and return; no other program writes until it returns
     * @return a copy of the document as saved
     * @throws StoreException if it can't be saved; the document stays as it was
     */
    public synchronized ObjectNode update(UnaryOperator<ObjectNode> change) throws StoreException {
        return guard.hold(() -> updateHeld(change));
    }

    /**
     * Deletes the contents that were kept as generations: what was taken out of the document is then nowhere any more.
     *
     * @throws StoreException if they can't be deleted
     */
    public synchronized void deleteGenerations() throws StoreException {
        guard.hold(() -> {
            try {
                file.deleteGenerations();
                return document;
            } catch (IOException e) {
                throw new StoreException(
                        Text.of("store.generations", file.path().toString(), FileProblem.of(e, file.path())), e);
            }
        });
    }

    private ObjectNode updateHeld(UnaryOperator<ObjectNode> change) throws StoreException {
        ObjectNode current = current();
        ObjectNode next = change.apply(current.deepCopy());
        ObjectNode versioned = reader.empty();
        ObjectNode version = versioned.deepCopy();
        versioned.setAll(next);
        versioned.setAll(version);
        if (!versioned.equals(current) || result instanceof LoadResult.Fresh) {
            save(versioned);
        }
        document = versioned;
        return versioned.deepCopy();
    }

    private void save(ObjectNode next) throws StoreException {
        try {
            byte[] content = reader.write(next);
            if (content.length > DocumentReader.LARGEST_BYTES) {
                // It could be written and never be read again.
                throw new StoreException(
                        Text.of("store.notSaved", file.path().toString(), Text.of("store.problem.size")), null);
            }
            file.replace(content);
        } catch (StoreException e) {
            throw e;
        } catch (IOException e) {
            throw failed(FileProblem.of(e, file.path()), e);
        } catch (ReadOnlyFileSystemException e) {
            throw failed(FileProblem.of(e), e);
        }
        if (result instanceof LoadResult.Fresh) {
            result = new LoadResult.Good();
        }
    }

    /** What is on disk now, or what was last seen there if that has gone bad. */
    private ObjectNode current() throws StoreException {
        if (!result.writable()) {
            throw new StoreException(result.notice().orElseThrow(), null);
        }
        return switch (reader.read(file.path())) {
            case Reading.Good(ObjectNode onDisk) -> onDisk;
            case Reading.Missing() -> document;
            case Reading.Newer(ObjectNode onDisk, int version) -> {
                result = new LoadResult.Newer(file.path(), version);
                throw new StoreException(result.notice().orElseThrow(), null);
            }
            case Reading.Broken(Text problem) -> {
                try {
                    file.setAside();
                } catch (IOException e) {
                    throw failed(FileProblem.of(e, file.path()), e);
                }
                yield document;
            }
            case Reading.Failed(IOException cause) -> throw failed(FileProblem.of(cause, file.path()), cause);
        };
    }

    private StoreException failed(Text problem, Exception cause) {
        return new StoreException(Text.of("store.notSaved", file.path().toString(), problem), cause);
    }

    private LoadResult load() {
        file.sweep();
        OwnerOnly.repair(file.path());
        Reading reading = reader.read(file.path());
        boolean nothingToMend = reading instanceof Reading.Good
                || reading instanceof Reading.Newer
                || reading instanceof Reading.Failed
                || (reading instanceof Reading.Missing && loadGeneration().equals(file.path()));
        if (nothingToMend) {
            return take(reading);
        }
        try {
            // Another Topiary may be mending it already: look again when it is done.
            return guard.hold(() -> take(reader.read(file.path())));
        } catch (StoreException busy) {
            loadGeneration();
            return new LoadResult.Unavailable(file.path(), Text.of("file.problem.busy"));
        }
    }

    private LoadResult take(Reading reading) {
        return switch (reading) {
            case Reading.Good(ObjectNode onDisk) -> {
                document = onDisk;
                yield new LoadResult.Good();
            }
            case Reading.Newer(ObjectNode onDisk, int version) -> {
                document = onDisk;
                yield new LoadResult.Newer(file.path(), version);
            }
            case Reading.Missing() -> {
                Path generation = loadGeneration();
                yield generation.equals(file.path())
                        ? new LoadResult.Fresh()
                        : restored(Text.of("file.problem.missing"), file.path(), generation);
            }
            case Reading.Broken(Text problem) -> recover(problem);
            case Reading.Failed(IOException cause) -> {
                loadGeneration();
                yield new LoadResult.Unavailable(file.path(), FileProblem.of(cause, file.path()));
            }
        };
    }

    private LoadResult recover(Text problem) {
        Path generation = loadGeneration();
        try {
            Path keptAs = file.setAside();
            return generation.equals(file.path())
                    ? new LoadResult.Lost(file.path(), problem, keptAs)
                    : restored(problem, keptAs, generation);
        } catch (IOException e) {
            return new LoadResult.Unavailable(file.path(), problem);
        }
    }

    private LoadResult restored(Text problem, Path keptAs, Path generation) {
        try {
            byte[] content = reader.write(document);
            file.put(out -> out.write(content));
        } catch (IOException e) {
            return new LoadResult.Unavailable(file.path(), FileProblem.of(e, file.path()));
        }
        return new LoadResult.Restored(file.path(), problem, keptAs, generation);
    }

    /** Takes the newest good generation as document and tells which; the file itself if there is none. */
    private Path loadGeneration() {
        for (Path generation : file.generations()) {
            if (reader.read(generation) instanceof Reading.Good(ObjectNode found)) {
                document = found;
                return generation;
            }
        }
        return file.path();
    }
}
