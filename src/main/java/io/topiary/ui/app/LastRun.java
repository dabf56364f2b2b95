package io.topiary.ui.app;

import io.topiary.core.settings.Settings;
import io.topiary.core.settings.Settings.Run;
import io.topiary.core.settings.SettingsStore;
import io.topiary.core.store.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether the last run of Topiary ended in order, and notes what is open in this one. Of several at the same time
 * only the first is noted. FX thread.
 */
final class LastRun {

    private static final Logger LOG = LoggerFactory.getLogger(LastRun.class);

    private final SettingsStore settings;
    private final @Nullable Run before;
    /** Until the end: of a run that has ended nothing is noted. */
    private boolean noting;

    private final Run now;

    /** @param startOf when the process of a number began, null if there is none; tells whether a run still goes on */
    LastRun(SettingsStore settings, LongFunction<@Nullable Instant> startOf) {
        this.settings = settings;
        Run noted = settings.settings().run();
        boolean another = noted != null && noted.started().equals(startOf.apply(noted.pid()));
        this.before = another ? null : noted;
        this.noting = !another;
        long pid = ProcessHandle.current().pid();
        Instant started = startOf.apply(pid);
        this.now = new Run(pid, started == null ? Instant.EPOCH : started, List.of());
    }

    /** The last run of the system's own processes. */
    static LastRun ofSystem(SettingsStore settings) {
        return new LastRun(settings, LastRun::startOf);
    }

    private static @Nullable Instant startOf(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .orElse(null);
    }

    /** Whether the last run crashed, or was killed. */
    boolean crashed() {
        return before != null;
    }

    /** The profiles that were open when it did, by id. */
    List<String> open() {
        return before == null ? List.of() : before.profiles();
    }

    /** Notes that these profiles are open now. */
    void note(List<String> profiles) {
        if (noting) {
            save(current -> current.withRun(new Run(now.pid(), now.started(), profiles)));
        }
    }

    /** Notes that this run ends in order. */
    void end() {
        if (noting) {
            noting = false;
            save(current -> current.withRun(null));
        }
    }

    private void save(UnaryOperator<Settings> change) {
        try {
            settings.update(change);
        } catch (StoreException e) {
            LOG.warn("what is open could not be noted", e);
        }
    }
}
