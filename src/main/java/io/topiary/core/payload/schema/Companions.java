package io.topiary.core.payload.schema;

import io.topiary.core.store.StoreException;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a {@code .proto} file imports: an import names a path below a root that is told nowhere, so the folder of the
 * file and those above it are tried.
 */
final class Companions {

    private static final int LEVELS = 8;

    private Companions() {}

    /**
     * {@code file} and all that it imports as far as it is found, by the names that they have in the library.
     *
     * @throws StoreException if {@code file} is no schema file
     */
    static Map<String, Path> of(Path file) throws StoreException {
        Path chosen = file.toAbsolutePath().normalize();
        String own = String.valueOf(chosen.getFileName());
        SchemaKind kind = SchemaKind.of(own).orElseThrow(() -> new StoreException(Text.of("schema.kind", own), null));
        Map<String, Path> found = new LinkedHashMap<>();
        if (kind != SchemaKind.PROTO) {
            found.put(own, chosen);
            return found;
        }
        Path root = root(chosen);
        found.put(name(root, chosen), chosen);
        Deque<Path> open = new ArrayDeque<>(List.of(chosen));
        while (!open.isEmpty()) {
            for (String wanted : imports(open.pop())) {
                Path there = root.resolve(wanted);
                if (!found.containsKey(wanted) && Files.isRegularFile(there) && found.size() < SchemaLimits.FILES) {
                    found.put(wanted, there);
                    open.push(there);
                }
            }
        }
        return found;
    }

    /** The nearest folder from which the first import that can be found is found; that of the file if there is none. */
    private static Path root(Path file) {
        Path own = parent(file, file);
        for (String wanted : imports(file)) {
            Path folder = own;
            for (int level = 0; level < LEVELS; level++) {
                if (Files.isRegularFile(folder.resolve(wanted))) {
                    return folder;
                }
                folder = parent(folder, folder);
            }
        }
        return own;
    }

    private static List<String> imports(Path file) {
        try {
            return ProtoParsing.imports(new String(SchemaFolder.read(file), StandardCharsets.UTF_8)).stream()
                    .filter(ProtoNames::isPlain)
                    .toList();
        } catch (IOException unreadable) {
            // said when the library reads its copy
            return List.of();
        }
    }

    private static String name(Path root, Path file) {
        return root.relativize(file).toString().replace(root.getFileSystem().getSeparator(), "/");
    }

    private static Path parent(Path path, Path otherwise) {
        @Nullable Path parent = path.getParent();
        return parent == null ? otherwise : parent;
    }
}
