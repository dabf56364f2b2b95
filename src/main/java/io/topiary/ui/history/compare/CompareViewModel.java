package io.topiary.ui.history.compare;

import io.topiary.core.compare.Comparison;
import io.topiary.core.compare.ComparisonResult;
import io.topiary.core.compare.Finding;
import io.topiary.core.compare.Finding.Kind;
import io.topiary.core.compare.Likeness;
import io.topiary.core.filter.MessageQuery;
import io.topiary.core.payload.diff.PayloadDiff;
import io.topiary.core.session.Session;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import io.topiary.ui.kit.Pulse;
import io.topiary.ui.kit.filter.FilterInput;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** Compares the session of a tab with itself earlier, with another session, or with a recording. FX thread. */
public final class CompareViewModel implements AutoCloseable {

    private static final int GLANCE_MILLIS = 100;
    private static final int MOST_COPIED = 1_000;

    private final Session session;
    private final Supplier<Optional<Path>> recording;
    private final Executor background;
    private final Executor fx;
    private final Messages messages;
    private final CompareWords words;
    private final CompareChoices choices;
    private final CompareRows rows;
    private final FindingDiff diff;
    private final Pulse.Refresh refresh;
    private final FilterInput filter;
    private final LikenessInput likeness;
    private final Map<Kind, BooleanProperty> shown = new EnumMap<>(Kind.class);
    private final ReadOnlyObjectWrapper<@Nullable ComparisonResult> result = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper overTime = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(-1);
    private @Nullable Job<ComparisonResult> job;
    private MessageQuery ranWith = MessageQuery.ALL;
    private long ranAtMicros;

    /**
     * Nothing is compared yet.
     *
     * @param recording the file that the session is recorded into; empty while it is not
     * @param background where it is compared; its threads may wait
     * @param fx the FX thread
     */
    public CompareViewModel(
            Session session,
            Supplier<Optional<Path>> recording,
            Executor background,
            Executor fx,
            Pulse pulse,
            Messages messages) {
        this.session = session;
        this.recording = recording;
        this.background = background;
        this.fx = fx;
        this.messages = messages;
        this.words = new CompareWords(messages, ZoneId.systemDefault());
        this.choices = new CompareChoices(new CompareMarks(session, recording, background, fx));
        this.rows = new CompareRows(background, fx);
        this.refresh = pulse.register(Pulse.TEXT, this::refresh);
        this.filter = new FilterInput(messages, query -> query.ofMessages(false), query -> filterChanged());
        this.likeness = new LikenessInput(messages, this::again);
        for (Kind kind : Kind.values()) {
            BooleanProperty wanted = new SimpleBooleanProperty(kind != Kind.EQUAL);
            wanted.subscribe(() -> showRows());
            shown.put(kind, wanted);
        }
        this.diff = new FindingDiff(rows.selectedProperty(), background, fx);
    }

    /** Tells which sessions other tabs have. */
    public void setOthers(Supplier<List<Session>> sessions) {
        choices.setOthers(sessions);
    }

    /** The sides, and what can be chosen. */
    CompareChoices choices() {
        return choices;
    }

    CompareRows rows() {
        return rows;
    }

    FilterInput filter() {
        return filter;
    }

    /** What counts as the same. */
    LikenessInput likeness() {
        return likeness;
    }

    CompareWords words() {
        return words;
    }

    /** Whether findings of {@code kind} are to be seen. */
    BooleanProperty shownProperty(Kind kind) {
        return Objects.requireNonNull(shown.get(kind));
    }

    /** What came of it last, null before the first time. */
    public ReadOnlyObjectProperty<@Nullable ComparisonResult> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** Whether a comparison is under way. */
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** Whether what was compared is one session at two instants. */
    ReadOnlyBooleanProperty overTimeProperty() {
        return overTime.getReadOnlyProperty();
    }

    /** How far it is, what came of it, or what went wrong. */
    public ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** The share that is done, 0 to 1; negative if nobody knows. */
    ReadOnlyDoubleProperty shareProperty() {
        return share.getReadOnlyProperty();
    }

    /** How the payloads of the selected row differ; null while none is selected or it is not known yet. */
    ReadOnlyObjectProperty<@Nullable PayloadDiff> diffProperty() {
        return diff.property();
    }

    /** Marks this instant as {@code A} or {@code B}. */
    public void mark(char letter) {
        choices.mark(letter);
    }

    /** Whether a mark is chosen on the left. */
    public boolean isMarked() {
        return choices.leftProperty().get() instanceof CompareSide.Mark;
    }

    /** Compares the chosen sides as they are now. */
    public void compare() {
        cancel();
        Matchup matchup = new Matchup(
                session,
                recording.get().orElse(null),
                choices.leftProperty().get(),
                choices.rightProperty().get());
        ComparisonResult last = result.get();
        // what was left out for want of memory is found with the filter in force
        MessageQuery query = last != null && last.isCut() ? filter.query() : MessageQuery.ALL;
        Likeness same = likeness.likeness();
        ranWith = query;
        ranAtMicros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        running.set(true);
        share.set(-1);
        status.set("");
        Job<ComparisonResult> begun = Job.start(
                background,
                Text.of("compare.phase.topics"),
                control -> new Comparison(query, same).run(matchup.open(), control));
        job = begun;
        refresh.markDirty();
        var _ = begun.result()
                .whenComplete((found, failure) -> fx.execute(() -> {
                    if (job == begun) {
                        job = null;
                        ended(matchup, found, failure);
                    }
                }));
    }

    /** Ends what is under way, within a second. What was found so far is shown. */
    public void cancel() {
        Job<ComparisonResult> now = job;
        if (now != null) {
            now.cancel();
        }
    }

    /**
     * Writes what is to be seen to {@code file}: as CSV if its name ends so, else as JSON, one a line. The status says what
     * came of it.
     */
    void export(Path file) {
        List<Finding> findings = rows.shown();
        background.execute(() -> {
            String said;
            try {
                FindingExport.write(findings, file);
                said = messages.get("compare.exported", findings.size(), file.toString());
            } catch (StoreException e) {
                said = messages.get("compare.notExported", messages.get(e.text()));
            }
            String told = said;
            fx.execute(() -> status.set(told));
        });
    }

    /** What is listed as JSON, one a line; empty, with the reason in the status, if that is too much for a clipboard. */
    Optional<String> listed() {
        if (rows.shown().size() > MOST_COPIED) {
            status.set(messages.get("compare.notCopied", MOST_COPIED));
            return Optional.empty();
        }
        return Optional.of(FindingExport.text(rows.shown()));
    }

    @Override
    public void close() {
        cancel();
        refresh.close();
    }

    private void refresh() {
        Job<ComparisonResult> now = job;
        if (now != null) {
            status.set(now.isCancelled() ? messages.get("compare.cancelling") : words.progress(now.progress()));
            share.set(now.progress().share());
            refresh.markDirtyIn(GLANCE_MILLIS);
        }
    }

    private void ended(Matchup matchup, @Nullable ComparisonResult found, @Nullable Throwable failure) {
        running.set(false);
        if (found == null) {
            status.set(words.failure(failure));
            return;
        }
        overTime.set(matchup.isOverTime());
        result.set(found);
        status.set(words.result(matchup, found));
        showRows();
    }

    private void again() {
        if (result.get() != null) {
            compare();
        }
    }

    private void filterChanged() {
        ComparisonResult last = result.get();
        if (last != null && (last.isCut() || !ranWith.isEmpty())) {
            again();
        } else {
            showRows();
        }
    }

    private void showRows() {
        ComparisonResult last = result.get();
        if (last != null) {
            Set<Kind> kinds = EnumSet.noneOf(Kind.class);
            shown.forEach((kind, wanted) -> {
                if (wanted.get()) {
                    kinds.add(kind);
                }
            });
            rows.show(last, kinds, filter.query(), ranAtMicros);
        }
    }
}
