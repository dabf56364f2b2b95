package io.topiary.ui.messages;

import io.topiary.core.message.Message;
import io.topiary.core.session.Session;
import io.topiary.ui.kit.RowWindow;
import io.topiary.ui.messages.OlderReading.Sought;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Which message of the log is selected, and how one gets from it to others. FX thread. */
final class LogCursor {

    static final long NONE = LogGlance.NONE;

    private final Session session;
    private final LogFilter filter;
    private final OlderReading older;
    private final LogGlance glance;
    private final BooleanProperty follow;
    private final TopicSteps steps;
    private final LogJump jump;
    private final ReadOnlyObjectWrapper<@Nullable Message> selected = new ReadOnlyObjectWrapper<>();
    private long number = NONE;
    private boolean toBeShown;

    /**
     * Nothing selected yet.
     *
     * @param background where others are looked for
     * @param changed called on any thread when there is something to {@link #take}
     */
    LogCursor(
            Session session,
            LogFilter filter,
            OlderReading older,
            LogGlance glance,
            BooleanProperty follow,
            Executor background,
            Runnable changed) {
        this.session = session;
        this.filter = filter;
        this.older = older;
        this.glance = glance;
        this.follow = follow;
        this.steps = new TopicSteps(session, background, changed);
        this.jump = new LogJump(session, glance, older, follow, changed);
    }

    /** The selected message, null if there is none. */
    ReadOnlyObjectProperty<@Nullable Message> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Its number, see {@link LogRange.Entry}; {@link #NONE} if there is none. */
    long number() {
        return number;
    }

    /** Whether it is to be on screen. */
    boolean isToBeShown() {
        return toBeShown;
    }

    /** It is on screen, if it can be. */
    void shown() {
        toBeShown = false;
    }

    /** Goes to a time. */
    LogJump jump() {
        return jump;
    }

    void select(LogRange.Entry entry) {
        number = entry.number();
        toBeShown = true;
        selected.set(entry.message());
    }

    /** Selects the next message on the topic of the selected one that is shown, or the previous one, once it is found. */
    void goAlong(boolean next) {
        Message from = selected.get();
        if (from != null && number != NONE) {
            TopicSteps.Shown shown =
                    new TopicSteps.Shown(filter.matches(), older.lines().isThere() ? older.history() : null);
            steps.from(new LogRange.Entry(number, from), next, shown);
        }
    }

    /** Selects what was found since this was called last; rows are read before that and drawn after it. */
    void take() {
        LogRange.Entry step = steps.take();
        if (step != null) {
            follow.set(false);
            boolean atHand =
                    !OlderLines.isRecorded(step.number()) || older.lines().rowOf(step.number()) >= 0;
            if (atHand) {
                select(step);
            } else {
                older.seek(new Sought.Row(step.message().sequence()));
            }
        }
        jump.take().ifPresent(this::select);
        settle();
    }

    /** The selected entry may have become a row of the recording. */
    private void settle() {
        Message message = selected.get();
        OlderLines lines = older.lines();
        if (message != null && number >= 0 && lines.isThere() && number < lines.begin()) {
            LogRange.Entry now = lines.find(message);
            number = now == null ? number : now.number();
        }
    }

    /** Selects the row {@code rows} rows further, see {@link RowWindow.Owner#moveSelection}; dividers are passed over. */
    void move(long rows, long firstLine) {
        follow.set(rows == Long.MAX_VALUE);
        session.model()
                .read(model -> {
                    LogRange range = glance.range(model);
                    long top = glance.lines(model, range).rowsBefore(firstLine);
                    return range.moved(number == NONE ? NONE : range.rowOf(number), top, rows);
                })
                .ifPresent(this::select);
    }
}
