package io.topiary.core.payload.schema;

import io.topiary.core.payload.schema.SchemaFile.Source;
import io.topiary.core.store.FileProblem;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The schema files that the user chose, copied into one folder. They are read when somebody first asks, and again after
 * each change; a broken one is listed with what is wrong and leaves the others alone.
 *
 * <p>Thread-safe. All but {@link #onChange} read or write files and belong on a worker.
 */
public final class SchemaLibrary {

    private final SchemaFolder folder;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable SchemaContents contents;

    /** The library in {@code folder}, which need not exist; nothing is read yet. */
    public SchemaLibrary(Path folder) {
        this.folder = new SchemaFolder(folder);
    }

    /** What is in it; the first call reads the files. */
    public SchemaContents contents() {
        SchemaContents known = contents;
        return known == null ? loaded() : known;
    }

    /** Reads the files again. */
    public void reload() {
        synchronized (this) {
            contents = null;
            loaded();
        }
        listeners.forEach(Runnable::run);
    }

    /**
     * Copies {@code files} into the library, {@code .proto} files with those that they import and that lie where their
     * imports say. A file of the same name is replaced.
     *
     * @return the names of all files that were copied
     * @throws StoreException if one is no schema file, too large, or can't be copied; those before it stay
     */
    public List<String> add(List<Path> files) throws StoreException {
        List<String> copied = new CopyOnWriteArrayList<>();
        try {
            synchronized (this) {
                for (Path file : files) {
                    for (Map.Entry<String, Path> entry : Companions.of(file).entrySet()) {
                        folder.copy(entry.getValue(), entry.getKey());
                        copied.add(entry.getKey());
                    }
                }
            }
            return copied;
        } finally {
            reload();
        }
    }

    /**
     * Deletes the file {@code name} of the library.
     *
     * @param name as {@link SchemaFile#name()} says
     * @throws StoreException if it is none of the library, or can't be deleted
     */
    public void remove(String name) throws StoreException {
        try {
            synchronized (this) {
                folder.delete(name);
            }
        } finally {
            reload();
        }
    }

    /**
     * Has {@code listener} called after each change, on the thread that made it.
     *
     * @return ends that
     */
    public Runnable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private synchronized SchemaContents loaded() {
        SchemaContents known = contents;
        if (known == null) {
            known = load();
            contents = known;
        }
        return known;
    }

    private SchemaContents load() {
        try {
            List<String> names = folder.names();
            // without any, as for most users, the libraries of the formats need not be loaded
            return names.isEmpty() ? SchemaContents.none() : assembled(names);
        } catch (IOException e) {
            return SchemaContents.none();
        }
    }

    private SchemaContents assembled(List<String> names) {
        SchemaAssembly assembly = new SchemaAssembly();
        names.forEach(name -> take(name, assembly));
        return assembly.contents();
    }

    private void take(String name, SchemaAssembly assembly) {
        SchemaKind kind = SchemaKind.of(name).orElseThrow();
        long size = folder.size(name);
        try {
            Source source = new Source(name, kind, size, folder.read(name));
            assembly.add(source);
        } catch (StoreException e) {
            assembly.broken(new Source(name, kind, size, new byte[0]), e.text());
        } catch (IOException e) {
            assembly.broken(
                    new Source(name, kind, size, new byte[0]),
                    Text.of("schema.unreadable", FileProblem.of(e, folder.path(name))));
        }
    }
}
