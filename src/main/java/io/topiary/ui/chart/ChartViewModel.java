package io.topiary.ui.chart;

import io.topiary.core.message.Message;
import io.topiary.core.payload.JsonLeaves;
import io.topiary.core.payload.Measures;
import io.topiary.core.session.Session;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.ui.chart.ChartRun.Drawing;
import io.topiary.ui.kit.LinePlot;
import io.topiary.ui.kit.Metronome;
import io.topiary.ui.kit.PlotData;
import io.topiary.ui.kit.Pulse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The values of the selected topic over time: those that were chosen, or the first number there is. Messages are looked at
 * on a worker, and only while somebody looks. FX thread.
 */
public final class ChartViewModel implements AutoCloseable {

    /** Values of a payload that are offered. */
    static final int MOST_OFFERED = 40;

    private static final Logger LOG = LoggerFactory.getLogger(ChartViewModel.class);
    private static final int LARGEST_PAYLOAD = 1 << 18;

    private final Session session;
    private final Workers workers;
    private final Executor fx;
    private final Messages messages;
    private final Amounts amounts;
    private final Pulse.Refresh refresh;
    private final List<Runnable> endings;
    private final ReadOnlyObjectWrapper<@Nullable PlotData> data = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final List<String> chosen = new ArrayList<>();
    private @Nullable String topic;
    private @Nullable ChartRun run;
    private boolean looking;
    private boolean busy;
    private boolean paused;

    /**
     * A chart of nothing.
     *
     * @param workers looks at messages
     * @param fx the FX thread
     */
    public ChartViewModel(
            Session session, Pulse pulse, Metronome metronome, Workers workers, Executor fx, Messages messages) {
        this.session = session;
        this.workers = workers;
        this.fx = fx;
        this.messages = messages;
        this.amounts = new Amounts(messages);
        this.refresh = pulse.register(Pulse.TEXT, this::refresh);
        this.endings = List.of(
                session.onDirty(changed -> refresh.markDirty()),
                metronome.eachSecond(refresh::markDirty),
                refresh::close);
        note.set(messages.get("chart.nothing"));
    }

    /** Follows the topic {@code path}; null follows none. What was chosen stays chosen where it is there too. */
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

    /** Draws the value at {@code pointer} alone. */
    public void choose(String pointer) {
        chosen.clear();
        chosen.add(pointer);
        begin();
    }

    /** Draws the value at {@code pointer} too, or no longer; no more than {@value LinePlot#MOST_TRACES}. */
    void toggle(String pointer) {
        if (!chosen.remove(pointer) && chosen.size() < LinePlot.MOST_TRACES) {
            chosen.add(pointer);
        }
        begin();
    }

    /** The pointers of what is drawn. */
    List<String> chosen() {
        return List.copyOf(chosen);
    }

    /** The pointers of what can be drawn of the newest message. */
    List<String> offered() {
        String path = topic;
        Message newest = path == null
                ? null
                : session.model()
                        .read(model -> model.tree().row(path))
                        .flatMap(row -> Optional.ofNullable(row.newest()))
                        .orElse(null);
        return newest == null ? List.of() : numbers(newest.payload());
    }

    /** The pointers of the numbers and switches in {@code payload}; none of a very large one. */
    public static List<String> numbers(byte[] payload) {
        if (payload.length > LARGEST_PAYLOAD) {
            return List.of();
        }
        return JsonLeaves.of(payload, 10 * MOST_OFFERED).stream()
                .filter(leaf -> !Double.isNaN(Measures.of(leaf.text())))
                .map(JsonLeaves.Leaf::pointer)
                .limit(MOST_OFFERED)
                .toList();
    }

    /** What is drawn, null for nothing. */
    ReadOnlyObjectProperty<@Nullable PlotData> dataProperty() {
        return data.getReadOnlyProperty();
    }

    /** How much of the topic is drawn, or why nothing is. */
    ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    @Override
    public void close() {
        run = null;
        topic = null;
        endings.forEach(Runnable::run);
    }

    private void begin() {
        run = null;
        data.set(null);
        note.set(messages.get(topic == null ? "chart.nothing" : "chart.none"));
        refresh.markDirty();
    }

    private void refresh() {
        String path = topic;
        if (!looking || busy || path == null || (paused && data.get() != null)) {
            return;
        }
        if (run == null) {
            chooseForYou();
            if (chosen.isEmpty()) {
                return;
            }
            run = new ChartRun(session, path, chosen, messages.get("chart.value"));
        }
        ChartRun current = run;
        busy = true;
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        workers.execute(() -> {
            Outcome outcome = look(current, now);
            fx.execute(() -> done(current, outcome));
        });
    }

    /** Keeps what is there of what was chosen; else takes the first number. */
    private void chooseForYou() {
        List<String> offered = offered();
        if (!offered.isEmpty() && chosen.stream().noneMatch(offered::contains)) {
            chosen.clear();
            chosen.add(offered.getFirst());
        }
    }

    /** What came of looking at messages: nothing to draw, or nothing because that failed. */
    private record Outcome(@Nullable Drawing drawing, boolean failed) {}

    /** On a worker. */
    private static Outcome look(ChartRun run, long nowMicros) {
        try {
            return new Outcome(run.more(nowMicros).orElse(null), false);
        } catch (RuntimeException e) {
            LOG.error("the values of a topic could not be drawn", e);
            return new Outcome(null, true);
        }
    }

    private void done(ChartRun finished, Outcome outcome) {
        busy = false;
        if (!finished.equals(run)) {
            refresh.markDirty();
            return;
        }
        Drawing drawn = outcome.drawing();
        data.set(drawn == null ? null : drawn.data());
        note.set(drawn == null ? messages.get(outcome.failed() ? "chart.failed" : "chart.none") : words(drawn));
    }

    private String words(Drawing drawn) {
        String key = drawn.cut() ? "chart.note.cut" : "chart.note";
        return messages.get(
                key,
                amounts.number(drawn.withValue()),
                amounts.number(drawn.messages()),
                amounts.number(ChartPoints.MOST));
    }
}
