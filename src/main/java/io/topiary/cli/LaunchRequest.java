package io.topiary.cli;

import io.topiary.core.message.TopicFilter;
import io.topiary.core.profile.ConnectionUri;
import io.topiary.core.store.AppHome;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the window was asked for on the command line.
 *
 * @param target what to open
 * @param home where state is kept
 * @param subscribe filters that replace those of the profile; empty for the profile's own
 * @param safeMode connect to nothing, default layout
 * @param tour where to put the pictures of a tour through the demo, or null for a window
 */
public record LaunchRequest(
        Target target,
        AppHome home,
        List<TopicFilter> subscribe,
        boolean safeMode,
        @Nullable Path tour) {

    public LaunchRequest {
        subscribe = List.copyOf(subscribe);
    }

    /** What to open. */
    public sealed interface Target {

        /** The list of profiles. */
        record ProfileList() implements Target {}

        /** A broker by its URI, which may hold user and password. */
        record Uri(ConnectionUri uri) implements Target {}

        /** The profile with the id {@code id}, which exists. */
        record Profile(String id) implements Target {}

        /** A recording, which exists. */
        record Recording(Path file) implements Target {}

        /** The built-in broker. */
        record Demo() implements Target {}
    }
}
