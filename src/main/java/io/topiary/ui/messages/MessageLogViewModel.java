package io.topiary.ui.messages;

import io.topiary.core.message.Message;
import io.topiary.core.session.PayloadPreviews;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.ui.kit.Pulse;
import io.topiary.ui.kit.RowWindow;
import io.topiary.ui.messages.LogGlance.Ask;
import io.topiary.ui.messages.LogGlance.Pulled;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * The message log as far as it is on screen, the newest at the bottom: follows the tail, or stays where it was left. FX
 * thread.
 */
public final class MessageLogViewModel implements AutoCloseable {

    private static final long LOCK_WAIT_MILLIS = 20;
    /** Whoever went away empty-handed waits longer the next time: the lock is fair, so that this helps. */
    private static final long PATIENT_WAIT_MILLIS = 150;

    private static final long NONE = LogCursor.NONE;

    private final Session session;
    private final TailAge tailAge;
    private final Pulse.Refresh refresh;
    private final Runnable unsubscribe;
    private final LogRowMaker maker;
    private final LogFilter filter;
    private final OlderReading older;
    private final LogGlance glance;
    private final LogCursor cursor;
    private final RowWindow<LogRow> window = new RowWindow<>(new Navigation());
    private final BooleanProperty follow = new SimpleBooleanProperty(true);
    private final ReadOnlyLongWrapper newRows = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper evicted = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper total = new ReadOnlyLongWrapper();
    private final ReadOnlyObjectWrapper<OlderLines> olderLines = new ReadOnlyObjectWrapper<>(OlderLines.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Text> readingProblem = new ReadOnlyObjectWrapper<>();
    private Consumer<String> goToTopic = topic -> {};
    private long seenEnd = NONE;
    private boolean closed;
    private boolean impatient = true;

    /**
     * The log of {@code session}.
     *
     * @param background where the log is searched
     */
    public MessageLogViewModel(Session session, Pulse pulse, Executor background, Messages messages) {
        this.session = session;
        this.tailAge = new TailAge(pulse);
        this.refresh = pulse.register(Pulse.MOTION, this::refresh);
        this.maker = new LogRowMaker(refresh::markDirty);
        this.filter = new LogFilter(session, background, messages, refresh::markDirty);
        this.older = new OlderReading(session, background, refresh::markDirty);
        this.glance = new LogGlance(window, filter, older, maker::row);
        this.cursor = new LogCursor(session, filter, older, glance, follow, background, refresh::markDirty);
        this.unsubscribe = session.onDirty(changed -> refresh.markDirty());
        filter.goOnWith(older);
        follow.subscribe(this::followChanged);
        refresh.markDirty();
    }

    /** The rows on screen. */
    public RowWindow<LogRow> window() {
        return window;
    }

    /** Whether the newest row stays on screen. */
    public BooleanProperty followProperty() {
        return follow;
    }

    /** Rows that came since the tail is no longer followed. */
    public ReadOnlyLongProperty newRowsProperty() {
        return newRows.getReadOnlyProperty();
    }

    /** Messages that had to make room for newer ones. */
    public ReadOnlyLongProperty evictedProperty() {
        return evicted.getReadOnlyProperty();
    }

    /** Messages in the log, filtered or not. */
    public ReadOnlyLongProperty totalProperty() {
        return total.getReadOnlyProperty();
    }

    /** What is typed into the filter. */
    public StringProperty filterProperty() {
        return filter.input().textProperty();
    }

    /** Which messages it shows. */
    LogFilter filter() {
        return filter;
    }

    /** The selected message, null if there is none. It stays when it is evicted or filtered out. */
    public ReadOnlyObjectProperty<@Nullable Message> selectedMessageProperty() {
        return cursor.selectedProperty();
    }

    /** Whose log it is. */
    Session session() {
        return session;
    }

    /** Which of them is selected. */
    LogCursor cursor() {
        return cursor;
    }

    /** What is before memory. */
    OlderReading older() {
        return older;
    }

    /** What it shows at this moment. */
    LogGlance glance() {
        return glance;
    }

    /** Limits the log to {@code path} and what is below; null lifts that. */
    public void setSubtree(@Nullable String path) {
        filter.setSubtree(path);
    }

    /** Freezes the rows; recording goes on. */
    public void setPaused(boolean paused) {
        if (paused) {
            session.model().use(glance::freeze);
        } else {
            glance.freeze(null);
        }
        refresh.markDirty();
    }

    /** Who goes to a topic when the user asks for it. */
    public void onGoToTopic(Consumer<String> listener) {
        goToTopic = listener;
    }

    /** Asks to go to the topic of the selected message. */
    public void goToTopic() {
        Message message = cursor.selectedProperty().get();
        if (message != null) {
            goToTopic.accept(message.topic());
        }
    }

    @Override
    public void close() {
        closed = true;
        unsubscribe.run();
        filter.close();
        older.close();
        refresh.close();
    }

    private void followChanged() {
        seenEnd =
                follow.get() ? NONE : session.model().read(model -> model.log().end());
        refresh.markDirty();
    }

    /** Shows what {@code previews} decode payloads to. @return ends being told of changes */
    public Runnable showDecoded(PayloadPreviews previews) {
        return maker.decodeWith(previews);
    }

    /** Goes on with what {@code recording} holds where memory ends; it is asked on any thread. */
    public void continueWith(Supplier<Optional<Path>> recording) {
        older.readFrom(recording);
        filter.goOnWith(older);
    }

    /** What is known of the recording before memory. */
    ReadOnlyObjectProperty<OlderLines> olderProperty() {
        return olderLines.getReadOnlyProperty();
    }

    /** Why the recording can't be read, null if it can or there is none. */
    ReadOnlyObjectProperty<@Nullable Text> readingProblemProperty() {
        return readingProblem.getReadOnlyProperty();
    }

    /** Tries again to read the recording. */
    void readAgain() {
        older.retry();
        refresh.markDirty();
    }

    private void refresh() {
        filter.more();
        pull();
    }

    private void pull() {
        if (closed) {
            return;
        }
        boolean arrived = older.take(window);
        cursor.take();
        boolean scrolled = window.isScrolling();
        Ask ask = new Ask(follow.get() && !scrolled, cursor.number(), cursor.isToBeShown(), seenEnd);
        Optional<Pulled> pulled = session.model()
                .tryRead(impatient ? LOCK_WAIT_MILLIS : PATIENT_WAIT_MILLIS, model -> glance.read(model, ask, tailAge));
        impatient = pulled.isPresent();
        pulled.ifPresentOrElse(now -> show(now, arrived, scrolled), refresh::markDirty);
    }

    private void show(Pulled pulled, boolean arrived, boolean scrolled) {
        boolean misses = pulled.misses(window.capacity());
        boolean waits = older.want(pulled.first(), window.capacity(), misses, follow.get() && !scrolled) && misses;
        olderLines.set(older.lines());
        readingProblem.set(older.problem());
        if (older.lines().isUnreadable()) {
            // nothing may be written into it yet
            refresh.markDirtyIn(OlderReading.REST_MILLIS);
        }
        if (waits && (!arrived || pulled.rows().isEmpty())) {
            // rather the rows from before for a moment than none
            return;
        }
        show(pulled);
        if (scrolled) {
            follow.set(window.atEnd());
        }
    }

    private void show(Pulled pulled) {
        cursor.shown();
        newRows.set(pulled.fresh());
        evicted.set(pulled.evicted());
        total.set(pulled.total());
        window.show(pulled.first(), pulled.count(), pulled.rows(), pulled.selected());
        tailAge.drawn(pulled.tail(), follow.get() && !glance.isFrozen());
    }

    void choose(LogRange.Entry entry) {
        cursor.select(entry);
        pull();
    }

    private final class Navigation implements RowWindow.Owner {

        @Override
        public void pull() {
            MessageLogViewModel.this.pull();
        }

        @Override
        public void moveSelection(long rows) {
            cursor.move(rows, window.firstRow());
            pull();
        }

        @Override
        public void selectSlot(int slot) {
            if (window.row(slot) instanceof LogRow.OfMessage row) {
                follow.set(false);
                choose(new LogRange.Entry(row.number(), row.message()));
            }
        }
    }
}
