package io.topiary.ui.chart;

import io.topiary.core.session.Session;
import io.topiary.core.session.SessionPayloads;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.ui.kit.Metronome;
import io.topiary.ui.kit.Pulse;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What every chart of a session needs.
 *
 * @param session whose messages
 * @param payloads what these are
 * @param recording where older ones are, empty while nothing is recorded
 * @param workers look at messages in memory
 * @param errands wait for the recording
 * @param fx the FX thread
 * @param beats redraws what is dirty, and beats once a second
 * @param messages the words
 */
public record ChartParts(
        Session session,
        SessionPayloads payloads,
        Supplier<Optional<Path>> recording,
        Workers workers,
        Executor errands,
        Executor fx,
        Beats beats,
        Messages messages) {

    /** What goes on by itself. */
    public record Beats(Pulse pulse, Metronome metronome) {}
}
