package io.topiary.ui.shape;

import io.topiary.core.message.Message;
import io.topiary.core.payload.JsonLeaves;
import io.topiary.core.sequence.CounterPlan;
import io.topiary.core.sequence.SequenceBook;
import io.topiary.core.sequence.SequenceEvent;
import io.topiary.core.sequence.SequenceState;
import io.topiary.core.sequence.SequenceWatch;
import io.topiary.core.session.SequenceKeeper;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionPayloads;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Messages;
import io.topiary.core.tree.TreeRow;
import io.topiary.ui.kit.Pulse;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The counter of the selected topic: what is watched, and what it told. FX thread. */
public final class SequenceViewModel implements AutoCloseable {

    private static final int MOST_OFFERED = 40;
    private static final int MOST_LEAVES = 400;
    private static final int LARGEST_PAYLOAD = 1 << 18;
    private static final int MOST_DIGITS = 19;
    private static final long LOOK_MILLIS = 200;

    private final Session session;
    private final SessionPayloads payloads;
    private final SequenceKeeper keeper;
    private final Messages messages;
    private final Amounts amounts;
    private final RecordingErrand<SequenceState> errand;
    private final Pulse.Refresh refresh;
    private final Runnable ending;
    private final SequenceForm form = new SequenceForm();
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper watched = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper recorded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper selected = new ReadOnlyBooleanWrapper();
    private SequenceState shown = SequenceState.NOTHING;
    private @Nullable String topic;
    private Consumer<Message> goTo = message -> {};
    private boolean looking;
    private boolean paused;

    /**
     * A line of the list.
     *
     * @param event what it is
     * @param words in words
     */
    record Row(SequenceEvent event, String words) {}

    /** A page about nothing. */
    public SequenceViewModel(Session session, SessionPayloads payloads, SequenceKeeper keeper, Surroundings around) {
        this.session = session;
        this.payloads = payloads;
        this.keeper = keeper;
        this.messages = around.messages();
        this.amounts = new Amounts(messages);
        this.errand = new RecordingErrand<>(around.recording(), around.errands(), around.fx(), messages);
        this.refresh = around.pulse().register(Pulse.TEXT, this::refresh);
        this.ending = session.onDirty(changed -> refresh.markDirtyIn(LOOK_MILLIS));
        begin();
    }

    /** Follows the topic {@code path}; null follows none. */
    public void showTopic(@Nullable String path) {
        if (!Objects.equals(path, topic)) {
            topic = path;
            begin();
        }
    }

    /** Whether anybody looks. */
    public void setLooking(boolean now) {
        looking = now;
        refresh.markDirty();
    }

    /** Stops or resumes following. */
    public void setPaused(boolean now) {
        paused = now;
        refresh.markDirty();
    }

    /** Sets what shows a message. */
    public void onGoToMessage(Consumer<Message> action) {
        goTo = action;
    }

    /** The counter as it is described. */
    SequenceForm form() {
        return form;
    }

    /** The formats that have a counter of their own. */
    List<String> formats() {
        return keeper.counters().formats().stream().sorted().toList();
    }

    /** The pointers of the whole numbers in the newest message. */
    List<String> offered() {
        String path = topic;
        Message newest = path == null
                ? null
                : session.model()
                        .read(model -> model.tree().row(path))
                        .map(TreeRow::newest)
                        .orElse(null);
        if (newest == null || newest.payload().length > LARGEST_PAYLOAD) {
            return List.of();
        }
        return JsonLeaves.of(payloads.values(newest), MOST_LEAVES).stream()
                .filter(leaf -> isCounter(leaf.text()))
                .map(JsonLeaves.Leaf::pointer)
                .limit(MOST_OFFERED)
                .toList();
    }

    private static boolean isCounter(String text) {
        return !text.isEmpty() && text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** What it told, the newest first. */
    ObservableList<Row> rows() {
        return rows;
    }

    /** All of it in a line. */
    ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** Why it can't be watched; empty if it can. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether the counter of the topic is watched. */
    ReadOnlyBooleanProperty watchedProperty() {
        return watched.getReadOnlyProperty();
    }

    /** Whether what is shown is of the recording. */
    ReadOnlyBooleanProperty recordedProperty() {
        return recorded.getReadOnlyProperty();
    }

    /** Whether there is a topic whose counter could be watched. */
    ReadOnlyBooleanProperty selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** The way through the recording. */
    RecordingErrand<SequenceState> errand() {
        return errand;
    }

    /** Watches the counter that is described, in the place of what is watched of the topic. */
    void watch() {
        plan().ifPresent(plan -> {
            boolean room = keeper.watch(plan);
            begin();
            problem.set(room ? "" : messages.get("sequence.full", SequenceBook.MOST));
        });
    }

    /** Watches the topic no longer. */
    void stop() {
        if (topic != null) {
            keeper.forget(topic);
            begin();
        }
    }

    /** Follows the counter that is described through the recording. */
    void goThroughRecording() {
        plan().ifPresent(plan -> {
            errand.begin((file, control) -> keeper.ofRecording(file, plan, control), this::showRecorded);
            refresh.markDirty();
        });
    }

    /** Goes back to what is watched. */
    void backToLive() {
        begin();
    }

    /** Shows the message that told {@code row}. */
    void goTo(Row row) {
        Message message = row.event().message();
        if (message != null) {
            goTo.accept(message);
        }
    }

    @Override
    public void close() {
        ending.run();
        errand.cancel();
        refresh.close();
    }

    private Optional<CounterPlan> plan() {
        String path = topic;
        Optional<CounterPlan> plan = path == null ? Optional.empty() : form.plan(path);
        problem.set(plan.isEmpty() ? messages.get("sequence.invalid", CounterPlan.MOST_STEP) : "");
        return plan;
    }

    private Optional<SequenceWatch> watchOfTopic() {
        return topic == null ? Optional.empty() : keeper.of(topic);
    }

    private void begin() {
        errand.cancel();
        recorded.set(false);
        problem.set("");
        shown = SequenceState.NOTHING;
        rows.clear();
        selected.set(topic != null);
        Optional<SequenceWatch> watch = watchOfTopic();
        watched.set(watch.isPresent());
        watch.ifPresent(known -> form.show(known.plan()));
        summary.set(watch.isPresent() ? "" : messages.get(topic == null ? "sequence.nothing" : "sequence.none"));
        refresh.markDirty();
    }

    private void refresh() {
        errand.refresh();
        if (errand.runningProperty().get()) {
            refresh.markDirtyIn(LOOK_MILLIS);
        }
        if (looking && !recorded.get() && !(paused && shown.seen() > 0)) {
            watchOfTopic().ifPresent(this::showLive);
        }
    }

    private void showLive(SequenceWatch watch) {
        if (watch.isBehind()) {
            // nothing else tells when it has caught up
            refresh.markDirtyIn(LOOK_MILLIS);
        }
        show(watch.state(), "sequence.summary");
    }

    private void showRecorded(SequenceState state) {
        recorded.set(true);
        show(state, "sequence.summary.recorded");
    }

    private void show(SequenceState state, String key) {
        if (state.equals(shown)) {
            return;
        }
        shown = state;
        Long last = state.last();
        String counted = messages.get(
                key,
                amounts.number(state.seen()),
                last == null ? "–" : String.valueOf(last),
                amounts.number(state.missing()),
                amounts.number(state.late()),
                amounts.number(state.duplicates()),
                amounts.number(state.restarts()));
        String unread = state.unread() == 0
                ? counted
                : messages.get("sequence.summary.unread", counted, amounts.number(state.unread()));
        String older = state.older() == 0
                ? unread
                : messages.get("sequence.summary.older", unread, amounts.number(state.older()));
        summary.set(
                state.passedOver() == 0
                        ? older
                        : messages.get("sequence.summary.passed", older, amounts.number(state.passedOver())));
        List<Row> next = state.events().stream()
                .map(event -> new Row(event, messages.get(event.text(ZoneId.systemDefault()))))
                .toList();
        if (!rows.equals(next)) {
            rows.setAll(next);
        }
    }
}
