package io.topiary.core.payload.schema;

import io.topiary.core.store.FileProblem;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files of the library on disk. No name leads out of the folder, no symbolic link is followed. */
final class SchemaFolder {

    private final Path folder;

    SchemaFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Names of the schema files, sorted; none if there is no folder. */
    List<String> names() throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(folder, SchemaLimits.FOLDERS)) {
            return found.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .map(this::name)
                    .filter(name -> SchemaKind.of(name).isPresent())
                    .sorted()
                    .limit(SchemaLimits.FILES)
                    .toList();
        }
    }

    long size(String name) {
        try {
            return Files.size(path(name));
        } catch (IOException e) {
            return 0;
        }
    }

    /** @throws StoreException if it is too large */
    byte[] read(String name) throws IOException {
        return read(path(name));
    }

    /** Reads a file wherever it lies, if it is a schema file's size. */
    static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(SchemaLimits.FILE_BYTES + 1);
            if (bytes.length > SchemaLimits.FILE_BYTES) {
                throw new StoreException(Text.of("schema.tooLarge", SchemaLimits.FILE_BYTES), null);
            }
            return bytes;
        }
    }

    /** Copies {@code from} as {@code name}, replacing what is there. */
    void copy(Path from, String name) throws StoreException {
        Path target = inside(name);
        try {
            List<String> there = names();
            if (!there.contains(name) && there.size() >= SchemaLimits.FILES) {
                throw new StoreException(Text.of("schema.tooMany", SchemaLimits.FILES), null);
            }
            byte[] content = read(from);
            Path parent = target.getParent();
            Files.createDirectories(parent == null ? folder : parent);
            Path temporary = Files.createTempFile(folder, "schema", ".tmp");
            try {
                Files.write(temporary, content);
                Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (StoreException e) {
            throw new StoreException(Text.of("schema.notAdded", String.valueOf(from.getFileName()), e.text()), e);
        } catch (IOException e) {
            throw new StoreException(
                    Text.of("schema.notAdded", String.valueOf(from.getFileName()), FileProblem.of(e, from)), e);
        }
    }

    void delete(String name) throws StoreException {
        Path file = inside(name);
        try {
            Files.delete(file);
            for (Path parent = file.getParent();
                    parent != null && !parent.equals(folder);
                    parent = parent.getParent()) {
                Files.deleteIfExists(parent);
            }
        } catch (DirectoryNotEmptyException kept) {
            return;
        } catch (NoSuchFileException gone) {
            throw new StoreException(Text.of("schema.gone", Escapes.visible(name, 200)), gone);
        } catch (IOException e) {
            throw new StoreException(
                    Text.of("schema.notRemoved", Escapes.visible(name, 200), FileProblem.of(e, file)), e);
        }
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /** Where {@code name} lies, which must be within the folder. */
    private Path inside(String name) throws StoreException {
        try {
            Path path = folder.resolve(name).normalize();
            if (path.startsWith(folder)
                    && !path.equals(folder)
                    && SchemaKind.of(name).isPresent()) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw new StoreException(Text.of("schema.outside", Escapes.visible(name, 200)), e);
        }
        throw new StoreException(Text.of("schema.outside", Escapes.visible(name, 200)), null);
    }

    private String name(Path path) {
        List<String> parts = new ArrayList<>();
        folder.relativize(path).forEach(part -> parts.add(part.toString()));
        return String.join("/", parts);
    }
}
