package io.topiary.ui.history.replay;

import io.topiary.core.mqtt.Connection;
import io.topiary.core.replay.Lateness;
import io.topiary.core.replay.Replay;
import io.topiary.core.replay.ReplayException;
import io.topiary.core.replay.ReplayPlan;
import io.topiary.core.replay.ReplayResult;
import io.topiary.core.replay.ReplayTally;
import io.topiary.core.replay.ReplayWords;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import io.topiary.ui.kit.JobReport;
import io.topiary.ui.kit.JobStrip;
import io.topiary.ui.kit.Pulse;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A replay under way: how far it is, what came of it, and what can be done about it. FX thread. */
public final class ReplayViewModel {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayViewModel.class);
    private static final int GLANCE_MILLIS = 100;
    private static final double NANOS_OF_SECOND = 1e9;

    /** Rates are of so long. */
    private static final long RATE_NANOS = 1_000_000_000;

    private final Executor background;
    private final Executor fx;
    private final Messages messages;
    private final ReplayWords words;
    private final Amounts amounts;
    private final Pulse.Refresh refresh;
    private final JobReport report = new JobReport();
    private final ReadOnlyStringWrapper detail = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
    private @Nullable Run run;
    private Sample sample = new Sample(0, 0, 0);

    private record Run(Replay replay, Job<ReplayResult> job) {}

    /** How many were delivered when, and how fast before. */
    private record Sample(long count, long nanos, double perSecond) {}

    /**
     * Nothing is being replayed.
     *
     * @param background runs it; its threads may wait
     * @param fx the FX thread
     */
    public ReplayViewModel(Executor background, Executor fx, Pulse pulse, Messages messages) {
        this.background = background;
        this.fx = fx;
        this.messages = messages;
        this.words = new ReplayWords(messages);
        this.amounts = new Amounts(messages);
        this.refresh = pulse.register(Pulse.TEXT, this::refresh);
    }

    // Properties

    /** What the bar tells: how far it is, or what came of it; no share if it has no end. */
    public JobStrip.Facts facts() {
        return report.facts();
    }

    /** How late messages were, and why some were not published; empty if there is nothing to tell. */
    public ReadOnlyStringProperty detailProperty() {
        return detail.getReadOnlyProperty();
    }

    /** Whether it is stopped for a while. */
    ReadOnlyBooleanProperty pausedProperty() {
        return paused.getReadOnlyProperty();
    }

    /** How many messages the broker has got so far. */
    public long delivered() {
        Run now = run;
        return now == null ? 0 : now.replay().tally().delivered();
    }

    // Commands

    /** Whether something is being replayed. */
    public boolean isBusy() {
        return report.isRunning();
    }

    /**
     * Begins.
     *
     * @param connection where to, not connected yet; closed at the end
     * @param name what the user calls that
     * @param ended runs at the end
     */
    public void begin(ReplayPlan plan, Connection connection, String name, Runnable ended) {
        Replay replay = new Replay(plan, connection);
        connection.connect();
        Job<ReplayResult> job = Job.start(background, Text.of("replay.phase.connecting"), replay);
        run = new Run(replay, job);
        sample = new Sample(0, System.nanoTime(), 0);
        detail.set("");
        paused.set(false);
        report.begin(messages.get("replay.title", name));
        report.progress(messages.get("replay.phase.connecting"), -1);
        refresh.markDirty();
        var _ = job.result().whenComplete((result, failure) -> {
            connection.close();
            fx.execute(() -> {
                ended.run();
                ended(result, failure);
            });
        });
    }

    /** Stops it for a while, or goes on. */
    void togglePause() {
        Run now = run;
        if (now != null) {
            now.replay().setPaused(!now.replay().isPaused());
            paused.set(now.replay().isPaused());
        }
    }

    /** Ends it within a second. */
    public void stop() {
        Run now = run;
        if (now != null) {
            now.job().cancel();
        }
    }

    /** Takes the result away. */
    void dismiss() {
        report.dismiss();
    }

    /** Ends it and lets go of everything. */
    public void close() {
        stop();
        refresh.close();
    }

    private void refresh() {
        Run now = run;
        if (now == null || !isBusy()) {
            return;
        }
        ReplayTally tally = now.replay().tally();
        String phase = messages.get(
                now.job().isCancelled()
                        ? Text.of("replay.phase.ending")
                        : now.job().progress().phase());
        String rate = amounts.rate(rate(tally));
        report.progress(
                messages.get("replay.progress", phase, words.tally(tally), rate.isEmpty() ? "0" : rate),
                now.job().progress().share());
        detail.set(detail(tally, now.replay().lateness()));
        refresh.markDirtyIn(GLANCE_MILLIS);
    }

    private double rate(ReplayTally tally) {
        Sample before = sample;
        long nanos = System.nanoTime() - before.nanos();
        if (nanos < RATE_NANOS) {
            return before.perSecond() == 0
                    ? (tally.delivered() - before.count()) * NANOS_OF_SECOND / RATE_NANOS
                    : before.perSecond();
        }
        double perSecond = (tally.delivered() - before.count()) * NANOS_OF_SECOND / nanos;
        sample = new Sample(tally.delivered(), before.nanos() + nanos, perSecond);
        return perSecond;
    }

    private String detail(ReplayTally tally, Lateness.Figures lateness) {
        return Stream.concat(Stream.of(words.lateness(lateness)), words.reasons(tally).stream())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private void ended(@Nullable ReplayResult result, @Nullable Throwable failure) {
        run = null;
        paused.set(false);
        if (result == null) {
            detail.set("");
            report.end(words(failure), false);
            return;
        }
        List<String> parts = List.of(words.ending(result), words.tally(result.tally()), words.losses(result));
        detail.set(detail(result.tally(), result.lateness()));
        report.end(parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(" · ")), result.isClean());
    }

    private String words(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        if (cause instanceof ReplayException known) {
            return known.words().stream().map(messages::get).collect(Collectors.joining(". "));
        }
        LOG.error("a recording could not be replayed", cause);
        return messages.get("replay.broken");
    }
}
