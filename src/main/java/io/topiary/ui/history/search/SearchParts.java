package io.topiary.ui.history.search;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Pulse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What a search works with.
 *
 * @param recording the recording to be searched; empty while there is none. FX thread
 * @param background runs what takes long; its threads may wait
 * @param fx the FX thread
 * @param pulse redraws
 * @param clock what time it is
 * @param zone the clock that times are on
 * @param messages the words
 */
public record SearchParts(
        Supplier<Optional<Path>> recording,
        Executor background,
        Executor fx,
        Pulse pulse,
        InstantSource clock,
        ZoneId zone,
        Messages messages) {

    /** Parts on the system's clock. */
    public static SearchParts of(
            Supplier<Optional<Path>> recording, Executor background, Executor fx, Pulse pulse, Messages messages) {
        return new SearchParts(
                recording, background, fx, pulse, InstantSource.system(), ZoneId.systemDefault(), messages);
    }
}
