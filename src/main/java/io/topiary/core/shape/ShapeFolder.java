package io.topiary.core.shape;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where is kept what is usual of the topics of each profile.
 *
 * @param folder one file a profile; need not exist
 */
public record ShapeFolder(Path folder) {

    /** The file of the profile {@code profileId}; nothing is kept of a session of no profile. */
    public Optional<Path> ofProfile(@Nullable String profileId) {
        return Optional.ofNullable(profileId).map(id -> folder.resolve(id + ".json"));
    }
}
