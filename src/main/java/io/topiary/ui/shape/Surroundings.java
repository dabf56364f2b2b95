package io.topiary.ui.shape;

import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.ui.kit.Pulse;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What the pages are among.
 *
 * @param recording the recording of the session, empty while nothing is recorded
 * @param pulse redraws what is dirty
 * @param workers look at messages
 * @param errands run what waits for the disk
 * @param fx the FX thread
 * @param messages the words
 */
public record Surroundings(
        Supplier<Optional<Path>> recording,
        Pulse pulse,
        Workers workers,
        Executor errands,
        Executor fx,
        Messages messages) {}
