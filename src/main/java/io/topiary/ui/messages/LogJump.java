package io.topiary.ui.messages;

import io.topiary.core.session.Session;
import io.topiary.ui.messages.OlderReading.Sought;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import org.jspecify.annotations.Nullable;

/** Goes to a time in the log: in memory at once, in the recording as soon as it is found there. FX thread. */
final class LogJump {

    private final Session session;
    private final LogGlance glance;
    private final OlderReading older;
    private final BooleanProperty follow;
    private final Runnable changed;
    private @Nullable Long wanted;

    /** @param changed called when there is something to {@link #take} */
    LogJump(Session session, LogGlance glance, OlderReading older, BooleanProperty follow, Runnable changed) {
        this.session = session;
        this.glance = glance;
        this.older = older;
        this.follow = follow;
        this.changed = changed;
    }

    /** Goes to the first message at {@code micros} (microseconds since 1970-01-01T00:00:00Z) or later. */
    void to(long micros) {
        follow.set(false);
        wanted = micros;
        changed.run();
    }

    /** The entry to select, once it is known and only once: of a time, or of another row that was looked for. */
    Optional<LogRange.Entry> take() {
        OlderReading.Found found = older.takeFound();
        Long micros = wanted;
        wanted = null;
        if (micros != null) {
            Optional<LogRange.Entry> here = inMemory(micros, false);
            if (here.isEmpty()) {
                older.seek(new Sought.Time(micros));
            }
            return here;
        }
        if (found == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(found.entry())
                .or(() ->
                        found.sought() instanceof Sought.Time time ? inMemory(time.micros(), true) : Optional.empty());
    }

    private Optional<LogRange.Entry> inMemory(long micros, boolean alone) {
        return session.model().read(model -> glance.range(model).at(micros, alone));
    }
}
