package io.topiary.ui.shape;

import io.topiary.core.message.Message;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionPayloads;
import io.topiary.core.session.ShapeRun;
import io.topiary.core.session.ShapeWatch;
import io.topiary.core.shape.InferredSchema;
import io.topiary.core.shape.LearnedShape;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Pulse;
import io.topiary.ui.shape.VerdictRun.Verdict;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the payloads of the selected topic look like, or those of its siblings. Messages are looked at on a worker, a little
 * at a time, and only while somebody looks. FX thread.
 */
public final class SchemaViewModel implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaViewModel.class);
    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(60);
    /** A worker is at it a quarter of the time at most. */
    private static final long REST_MILLIS = 180;

    private final Session session;
    private final SessionPayloads payloads;
    private final ShapeWatch watch;
    private final Surroundings around;
    private final Messages messages;
    private final PathWords words;
    private final VerdictRun verdicts;
    private final DeviationsViewModel deviations;
    private final RecordingErrand<LearnedShape> errand;
    private final Pulse.Refresh refresh;
    private final Runnable ending;
    private final ObservableList<String> scopes = FXCollections.observableArrayList();
    private final ObservableList<PathRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper scope = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Verdict> verdict = new ReadOnlyObjectWrapper<>(Verdict.NONE);
    private final ReadOnlyBooleanWrapper recorded = new ReadOnlyBooleanWrapper();
    private LearnedShape shape = LearnedShape.NOTHING;
    private @Nullable String topic;
    private @Nullable ShapeRun run;
    private @Nullable Message message;
    private boolean looking;
    private boolean busy;
    private boolean paused;

    /** A page about nothing. */
    public SchemaViewModel(Session session, SessionPayloads payloads, ShapeWatch watch, Surroundings around) {
        this.session = session;
        this.payloads = payloads;
        this.watch = watch;
        this.around = around;
        this.messages = around.messages();
        this.words = new PathWords(messages, ZoneId.systemDefault());
        this.verdicts = new VerdictRun(session, payloads, watch.schemas(), messages);
        this.deviations = new DeviationsViewModel(watch, around.pulse(), messages);
        this.errand = new RecordingErrand<>(around.recording(), around.errands(), around.fx(), messages);
        this.refresh = around.pulse().register(Pulse.TEXT, this::refresh);
        this.ending = session.onDirty(changed -> refresh.markDirty());
        begin();
    }

    /** Follows the topic {@code path}; null follows none. */
    public void showTopic(@Nullable String path) {
        if (!Objects.equals(path, topic)) {
            topic = path;
            watch.follow(path);
            scopes.setAll(path == null ? List.of() : Scopes.of(path));
            scope.set(path == null ? "" : path);
            begin();
        }
    }

    /** Says of {@code newMessage} whether it keeps to a JSON Schema, where rules want that. */
    public void showMessage(@Nullable Message newMessage) {
        message = newMessage;
        refresh.markDirty();
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

    /** What differs from what was learned. */
    public DeviationsViewModel deviations() {
        return deviations;
    }

    /** The topic, and the filters of its siblings. */
    ObservableList<String> scopes() {
        return scopes;
    }

    /** Looks at {@code newScope}, one of {@link #scopes()}. */
    void choose(String newScope) {
        if (scopes.contains(newScope) && !newScope.equals(scope.get())) {
            scope.set(newScope);
            begin();
        }
    }

    /** Whose payloads are looked at; empty for nobody's. */
    ReadOnlyStringProperty scopeProperty() {
        return scope.getReadOnlyProperty();
    }

    /** The paths. */
    ObservableList<PathRow> rows() {
        return rows;
    }

    /** How much was looked at, or why nothing was. */
    ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** What a JSON Schema says of the message that is shown. */
    ReadOnlyObjectProperty<Verdict> verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    /** Whether what is shown was learned from the recording. */
    ReadOnlyBooleanProperty recordedProperty() {
        return recorded.getReadOnlyProperty();
    }

    /** Whether there is something to copy. */
    ObservableValue<Boolean> somethingProperty() {
        return note.map(words -> shape.looked() > 0);
    }

    /** The way through the recording. */
    RecordingErrand<LearnedShape> errand() {
        return errand;
    }

    /** Learns from the recording instead of memory. */
    void learnFromRecording() {
        String path = topic;
        if (path != null) {
            Predicate<String> meant = Scopes.meant(path, scope.get());
            errand.begin((file, control) -> ShapeRun.ofRecording(file, payloads, meant, control), this::showRecorded);
            refresh.markDirty();
        }
    }

    /** Goes back to what is in memory. */
    void backToMemory() {
        begin();
    }

    /** What is shown as a JSON Schema. */
    String schema() {
        return InferredSchema.of(shape, scope.get());
    }

    @Override
    public void close() {
        ending.run();
        errand.cancel();
        deviations.close();
        refresh.close();
        run = null;
        topic = null;
    }

    private void begin() {
        errand.cancel();
        run = null;
        recorded.set(false);
        shape = LearnedShape.NOTHING;
        rows.clear();
        String path = topic;
        note.set(messages.get(path == null ? "shape.nothing" : "shape.none"));
        deviations.setScope(path == null ? each -> false : Scopes.meant(path, scope.get()));
        refresh.markDirty();
    }

    private void refresh() {
        String path = topic;
        errand.refresh();
        if (errand.runningProperty().get()) {
            refresh.markDirtyIn(REST_MILLIS);
        }
        if (!looking || busy || path == null) {
            return;
        }
        boolean learns = !recorded.get() && !(paused && shape.looked() > 0);
        if (learns && run == null) {
            run = new ShapeRun(session, payloads, Scopes.meant(path, scope.get()));
        }
        ShapeRun current = learns ? run : null;
        Message asked = message;
        busy = true;
        around.workers().execute(() -> {
            Outcome outcome = look(current, asked);
            around.fx().execute(() -> done(current, outcome));
        });
    }

    /** What a worker found; nothing of what it was not asked for. */
    private record Outcome(ShapeRun.@Nullable Learned learned, List<PathRow> rows, Verdict verdict, boolean failed) {}

    /** On a worker. */
    private Outcome look(@Nullable ShapeRun current, @Nullable Message asked) {
        try {
            Verdict said = verdicts.of(asked);
            if (current == null) {
                return new Outcome(null, List.of(), said, false);
            }
            ShapeRun.Learned learned = current.more(SLICE_NANOS);
            return new Outcome(learned, words.rows(learned.shape()), said, false);
        } catch (RuntimeException e) {
            LOG.error("the payloads of a topic could not be looked into", e);
            return new Outcome(null, List.of(), Verdict.NONE, true);
        }
    }

    private void done(@Nullable ShapeRun finished, Outcome outcome) {
        busy = false;
        verdict.set(outcome.verdict());
        ShapeRun.Learned learned = outcome.learned();
        if (outcome.failed()) {
            note.set(messages.get("shape.failed"));
        } else if (learned != null && Objects.equals(finished, run)) {
            show(learned.shape(), outcome.rows());
            note.set(words.looked(learned.shape(), learned.behind()));
        }
        boolean more = learned != null && learned.behind() > 0;
        if (more || !Objects.equals(finished, run)) {
            refresh.markDirtyIn(REST_MILLIS);
        }
    }

    private void showRecorded(LearnedShape learned) {
        run = null;
        recorded.set(true);
        show(learned, words.rows(learned));
        note.set(words.recorded(learned));
    }

    private void show(LearnedShape learned, List<PathRow> next) {
        shape = learned;
        if (!rows.equals(next)) {
            rows.setAll(next);
        }
    }
}
