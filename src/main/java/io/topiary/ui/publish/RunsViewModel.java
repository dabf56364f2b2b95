package io.topiary.ui.publish;

import io.topiary.core.publish.Draft;
import io.topiary.core.publish.DraftWriter;
import io.topiary.core.publish.EncodeException;
import io.topiary.core.publish.SavedDraft;
import io.topiary.core.publish.run.Outlet;
import io.topiary.core.publish.run.PublishRuns;
import io.topiary.core.publish.run.RepeatSource;
import io.topiary.core.publish.run.RunSource;
import io.topiary.core.publish.run.RunStatus;
import io.topiary.core.publish.run.TableSource;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.ui.kit.Pulse;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What is published again and again, or row by row: starts it, and tells how it stands. FX thread. */
final class RunsViewModel {

    private static final long AGAIN_MILLIS = 200;
    private static final int PER_SECOND = 5;
    private static final int LONGEST_NAME = 80;
    private static final int MOST_NAMED = 3;
    private static final long LONGEST_PAUSE_MILLIS = 86_400_000;
    private static final long MOST_TIMES = 1_000_000_000;

    private final TopicLookup lookup;
    private final PublishTools tools;
    private final Messages messages;
    private final PublishRuns runs;
    private final Pulse.Refresh refresh;
    private final StringProperty everyMillis = new SimpleStringProperty("1000");
    private final StringProperty times = new SimpleStringProperty("");
    private final ObservableList<RunStatus> statuses = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper active = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    RunsViewModel(Outlet outlet, TopicLookup lookup, PublishTools tools) {
        this.lookup = lookup;
        this.tools = tools;
        this.messages = tools.messages();
        this.runs = new PublishRuns(outlet, tools.errands());
        this.refresh = tools.pulse().register(PER_SECOND, this::pull);
    }

    /** Repeats {@code draft} as the fields say. */
    void repeat(Draft draft) {
        try {
            start(draft.topic(), source(draft, timesWritten()), everyWritten());
        } catch (EncodeException e) {
            problem.set(messages.get(e.text()));
        }
    }

    /** Publishes {@code draft} once for each row of {@code file}. */
    void publishTable(Draft draft, Path file) {
        try {
            long every = everyWritten();
            tools.workers().execute(() -> {
                try {
                    RunSource source = TableSource.open(draft, tools.modes(), file, lookup::newest);
                    String name = String.valueOf(file.getFileName());
                    tools.fx().execute(() -> start(name, source, every));
                } catch (EncodeException e) {
                    tools.fx().execute(() -> problem.set(messages.get(e.text())));
                }
            });
        } catch (EncodeException e) {
            problem.set(messages.get(e.text()));
        }
    }

    /** Starts all of {@code drafts} that repeat, together. */
    void startDevice(List<SavedDraft> drafts) {
        String notStarted = "";
        for (SavedDraft saved : drafts) {
            if (saved.repeats()) {
                try {
                    start(saved.name(), source(saved.draft(), saved.times()), saved.everyMillis());
                    notStarted = notStarted.isEmpty() ? problem.get() : notStarted;
                } catch (EncodeException e) {
                    notStarted = messages.get(
                            "publish.run.notStarted",
                            Escapes.visible(saved.name(), LONGEST_NAME),
                            messages.get(e.text()));
                }
            }
        }
        problem.set(notStarted);
    }

    /** Where those of {@code drafts} that repeat publish to, in a few words. */
    static String topics(List<SavedDraft> drafts) {
        List<String> topics = drafts.stream()
                .filter(SavedDraft::repeats)
                .map(saved -> saved.draft().topic())
                .distinct()
                .toList();
        String named = String.join(", ", topics.subList(0, Math.min(MOST_NAMED, topics.size())));
        return topics.size() > MOST_NAMED ? named + ", …" : named;
    }

    private RunSource source(Draft draft, long count) throws EncodeException {
        return new RepeatSource(DraftWriter.of(draft, tools.modes()), count, lookup::newest);
    }

    private void start(String name, RunSource source, long every) {
        boolean started = runs.start(Escapes.visible(name, LONGEST_NAME), source, every) >= 0;
        problem.set(started ? "" : messages.get("publish.run.most", PublishRuns.MOST));
        pull();
    }

    /** Ends one. */
    void stop(long id) {
        runs.stop(id);
        refresh.markDirty();
    }

    /** Ends all of them. */
    void stopAll() {
        runs.stopAll();
        refresh.markDirty();
    }

    /** Takes those that are over from the list. */
    void forgetOver() {
        runs.forgetOver();
        pull();
    }

    /** The time between two messages as written. @throws EncodeException if it is none */
    long everyWritten() throws EncodeException {
        return number(everyMillis.get(), 0, LONGEST_PAUSE_MILLIS, "publish.run.every.invalid");
    }

    /** How often, as written; 0 without end. @throws EncodeException if it is no number */
    long timesWritten() throws EncodeException {
        return times.get().isBlank()
                ? RepeatSource.ENDLESS
                : number(times.get(), 1, MOST_TIMES, "publish.run.times.invalid");
    }

    private static long number(String written, long least, long most, String key) throws EncodeException {
        try {
            long number = Long.parseLong(written.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new EncodeException(Text.of(key, least, most));
    }

    private void pull() {
        // what was started last is what is looked for
        List<RunStatus> now = runs.statuses().reversed();
        if (!statuses.equals(now)) {
            statuses.setAll(now);
        }
        active.set((int) now.stream().filter(run -> !run.state().isOver()).count());
        boolean moving = now.stream().anyMatch(run -> !run.state().isOver() || run.underWay() > 0);
        if (moving) {
            refresh.markDirtyIn(AGAIN_MILLIS);
        }
    }

    void close() {
        runs.close();
        refresh.close();
    }

    /** Milliseconds between two messages. */
    StringProperty everyMillisProperty() {
        return everyMillis;
    }

    /** How often; empty for without end. */
    StringProperty timesProperty() {
        return times;
    }

    /** How each run stands, the one started last first. */
    ObservableList<RunStatus> statuses() {
        return statuses;
    }

    /** How many publish now. */
    ReadOnlyIntegerProperty activeProperty() {
        return active.getReadOnlyProperty();
    }

    /** Why nothing was started, empty if it was. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
