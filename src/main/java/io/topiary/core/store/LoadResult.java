package io.topiary.core.store;

import io.topiary.core.text.Text;
import java.nio.file.Path;
import java.util.Optional;

/** What was found when a document was loaded; all but the first two are for a banner. */
public sealed interface LoadResult {

    /** There was no file: a first start. */
    record Fresh() implements LoadResult {}

    /** The file was read. */
    record Good() implements LoadResult {}

    /**
     * The file was unreadable or gone; an older generation was loaded and is the file again.
     *
     * @param file the document's file
     * @param problem what was wrong with it
     * @param keptAs where the unreadable file lies now; the file itself if it was gone
     * @param generation the generation that was loaded
     */
    record Restored(Path file, Text problem, Path keptAs, Path generation) implements LoadResult {}

    /**
     * The file was unreadable and no generation was better: the document is empty.
     *
     * @param file the document's file
     * @param problem what was wrong with it
     * @param keptAs where the unreadable file lies now
     */
    record Lost(Path file, Text problem, Path keptAs) implements LoadResult {}

    /**
     * A newer Topiary wrote the file. It was read as far as it is understood, and is never written.
     *
     * @param file the document's file
     * @param version its version
     */
    record Newer(Path file, int version) implements LoadResult {}

    /**
     * The file can't be read, or is unreadable and can't be moved out of the way; it is never written. The document is the
     * newest good generation, or empty.
     *
     * @param file the document's file
     * @param problem why
     */
    record Unavailable(Path file, Text problem) implements LoadResult {}

    /** Whether changes can be saved. */
    default boolean writable() {
        return !(this instanceof Newer || this instanceof Unavailable);
    }

    /** What the user has to know; empty if all is well. */
    default Optional<Text> notice() {
        return switch (this) {
            case Fresh() -> Optional.empty();
            case Good() -> Optional.empty();
            case Restored(Path file, Text problem, Path keptAs, Path generation) ->
                Optional.of(
                        keptAs.equals(file)
                                ? Text.of("store.restored.gone", name(file), name(generation))
                                : Text.of("store.restored", name(file), problem, name(keptAs), name(generation)));
            case Lost(Path file, Text problem, Path keptAs) ->
                Optional.of(Text.of("store.lost", name(file), problem, name(keptAs)));
            case Newer(Path file, int version) -> Optional.of(Text.of("store.newer", name(file)));
            case Unavailable(Path file, Text problem) ->
                Optional.of(Text.of("store.unavailable", file.toString(), problem));
        };
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
