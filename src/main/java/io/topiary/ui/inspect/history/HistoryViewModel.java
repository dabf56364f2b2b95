package io.topiary.ui.inspect.history;

import io.topiary.core.message.Message;
import io.topiary.core.session.Session;
import io.topiary.core.session.TopicHistory.Part;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.ui.inspect.history.HistoryReading.Order;
import io.topiary.ui.inspect.history.HistoryReading.Result;
import io.topiary.ui.kit.Pulse;
import io.topiary.ui.kit.RowWindow;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The history of one topic as far as it is on screen, the newest at the top: follows what comes while it is at the top, and
 * stays where it was left otherwise. It is read on a worker, one part at a time. FX thread.
 */
public final class HistoryViewModel implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryViewModel.class);
    private static final long NONE = -1;
    /** How often it is counted while nobody looks at the rows. */
    private static final long REST_MILLIS = 1_000;

    private final HistorySource source;
    private final Workers workers;
    private final Executor fx;
    private final Pulse.Refresh refresh;
    private final List<Runnable> endings;
    private final HistoryWords words;
    private final HistoryScroll scroll = new HistoryScroll(new Navigation());
    private final BooleanProperty onlyChanges = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Standing> standing = new ReadOnlyObjectWrapper<>(Standing.NOWHERE);
    private final HistorySelection selection = new HistorySelection();
    private @Nullable String topic;
    private @Nullable HistoryReading reading;
    private @Nullable Message locate;
    private long target = NONE;
    private long underWay = NONE;
    private long readNanos;
    private boolean looking;
    private boolean paused;
    private boolean busy;
    private boolean again;
    private boolean closed;

    /**
     * The history of nothing.
     *
     * @param workers reads
     * @param fx the FX thread
     */
    public HistoryViewModel(HistorySource source, Pulse pulse, Workers workers, Executor fx, Messages messages) {
        this.source = source;
        this.workers = workers;
        this.fx = fx;
        this.words = new HistoryWords(messages);
        this.refresh = pulse.register(Pulse.TEXT, this::refresh);
        this.endings = List.of(
                source.session().onDirty(changed -> refresh.markDirty()),
                source.session().rules().onChange(() -> fx.execute(this::pull)),
                source.payloads().reader().choices().onChange(() -> fx.execute(this::pull)));
        onlyChanges.subscribe((before, now) -> begin());
    }

    /** Follows the topic {@code path}; null follows none. */
    public void showTopic(@Nullable String path) {
        if (!Objects.equals(path, topic)) {
            topic = path;
            selection.clear();
            begin();
        }
    }

    /** Selects {@code message} where it is found, without having it shown: it is. */
    public void locate(Message message) {
        showTopic(message.topic());
        if (!message.equals(selection.selectedProperty().get())) {
            locate = message;
            pull();
        }
    }

    /** Tells which message is inspected: another one than the one selected ends the selection. */
    public void inspected(@Nullable Message message) {
        Message mine = selection.selectedProperty().get();
        if (mine != null && !mine.equals(message)) {
            selection.clear();
            pull();
        }
    }

    /** Who shows a message that is selected. */
    public void onShow(Consumer<Message> listener) {
        selection.onShow(listener);
    }

    /** Whether anybody looks at the rows. */
    public void setLooking(boolean now) {
        looking = now;
        if (now) {
            pull();
        }
    }

    /** Stops or resumes following; what the user goes to is shown in any case. */
    public void setPaused(boolean now) {
        paused = now;
        refresh.markDirty();
    }

    /** How many messages there are, as far as they are counted. */
    public long count() {
        return standing.get().count();
    }

    /** Whether only messages with another payload than the one before are there. */
    BooleanProperty onlyChangesProperty() {
        return onlyChanges;
    }

    /** The rows on screen. */
    RowWindow<HistoryRow> window() {
        return scroll.window();
    }

    /** Where the selection stands. */
    ReadOnlyObjectProperty<Standing> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    /** What is chosen. */
    HistorySelection selection() {
        return selection;
    }

    /** How it is put into words. */
    HistoryWords words() {
        return words;
    }

    /** Whose messages these are. */
    Session session() {
        return source.session();
    }

    /** Goes to the message at {@code place}, 0 for the newest one. */
    void goTo(long place) {
        Part now = scroll.part();
        if (now != null && now.count() > 0) {
            target = Math.clamp(place, 0, now.count() - 1);
            pull();
        }
    }

    /** Goes to the next newer message, or the next older one. */
    void step(boolean newer) {
        // whoever presses twice goes two steps, also while the first one is still read
        long aim = target != NONE ? target : underWay;
        long from = aim != NONE ? aim : Math.max(0, selection.place(scroll.part()));
        goTo(newer ? from - 1 : from + 1);
    }

    /** Goes to the top, and stays there. */
    void toTop() {
        scroll.toTop();
    }

    @Override
    public void close() {
        closed = true;
        endings.forEach(Runnable::run);
        refresh.close();
        release();
    }

    private void begin() {
        release();
        scroll.begin();
        target = NONE;
        locate = selection.selectedProperty().get();
        selection.loseRows();
        String path = topic;
        if (path == null) {
            scroll.clear();
            standing.set(Standing.NOWHERE);
        } else {
            reading = source.open(path, onlyChanges.get());
            pull();
        }
    }

    private void release() {
        HistoryReading former = reading;
        reading = null;
        if (former != null) {
            workers.execute(former::close);
        }
    }

    private void refresh() {
        boolean rests = !looking && TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - readNanos) < REST_MILLIS;
        if (rests) {
            refresh.markDirtyIn(REST_MILLIS);
        } else if (!paused || scroll.part() == null) {
            pull();
        }
    }

    private void pull() {
        HistoryReading current = reading;
        if (closed || current == null) {
            return;
        }
        if (busy) {
            again = true;
            return;
        }
        busy = true;
        Order order = scroll.order(target, locate);
        underWay = target;
        target = NONE;
        locate = null;
        var _ = workers.supply(() -> current.read(order))
                .whenComplete((result, failure) -> fx.execute(() -> {
                    busy = false;
                    underWay = NONE;
                    readNanos = System.nanoTime();
                    if (result == null) {
                        LOG.error("the history of a topic could not be read", failure);
                    } else if (current.equals(reading)) {
                        show(result, order);
                    }
                    if (again) {
                        again = false;
                        pull();
                    }
                }));
    }

    private void show(Result result, Order order) {
        Part before = scroll.part();
        Part read = result.part();
        boolean anew = before != null && before.generation() != read.generation();
        if (anew && result.selected() == null) {
            selection.loseRows();
        }
        HistoryRow chosen = result.selected();
        if (chosen != null) {
            selection.select(chosen, order.locate() != null);
        } else if (order.locate() != null && read.counting() && locate == null) {
            // it may be among those that are not counted yet
            locate = order.locate();
        }
        scroll.show(result, order, selection);
        standing.set(new Standing(selection.place(read), read.count(), words.counts(read, onlyChanges.get())));
        if (read.counting() && !paused) {
            refresh.markDirty();
        }
    }

    private final class Navigation implements RowWindow.Owner {

        @Override
        public void pull() {
            HistoryViewModel.this.pull();
        }

        @Override
        public void moveSelection(long rows) {
            long from = Math.max(0, selection.place(scroll.part()));
            long start = selection.place(scroll.part()) == NONE && rows > 0 ? window().firstRow() - 1 : from;
            goTo(rows == Long.MIN_VALUE ? 0 : rows == Long.MAX_VALUE ? Long.MAX_VALUE : start + rows);
        }

        @Override
        public void selectSlot(int slot) {
            HistoryRow row = window().row(slot);
            if (row != null) {
                scroll.stay();
                selection.endSecond();
                selection.select(row, false);
                HistoryViewModel.this.pull();
            }
        }
    }
}
