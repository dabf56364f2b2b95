package io.topiary.ui.chart;

import io.topiary.core.message.Message;
import io.topiary.core.payload.JsonLeaves;
import io.topiary.core.payload.Measures;
import io.topiary.core.session.SessionPayloads;
import io.topiary.core.settings.ChartPlan;
import io.topiary.core.settings.ChartWindow;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.PlotNavigation;
import io.topiary.ui.kit.Pulse;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A chart: what it is to show, and what there is of it. Messages are looked at on a worker, and only while somebody looks.
 * FX thread.
 */
public final class ChartViewModel implements PlotNavigation, AutoCloseable {

    /** Values of a payload that are offered where there is room for few. */
    private static final int MOST_OFFERED = 40;

    private static final int LARGEST_PAYLOAD = 1 << 18;

    private final ChartParts parts;
    private final Messages messages;
    private final Amounts amounts;
    private final Pulse.Refresh refresh;
    private final List<Runnable> endings;
    private final ChartSource source;
    private final FrameMaker maker;
    private final ReadOnlyObjectWrapper<ChartPlan> plan;
    private final ReadOnlyObjectWrapper<@Nullable ChartFrame> frame = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private String also = "";
    private boolean looking;
    private boolean paused;
    private boolean stale;
    private long pausedAt;

    /** A chart of {@code plan}. */
    ChartViewModel(ChartParts parts, ChartPlan plan) {
        this.parts = parts;
        this.messages = parts.messages();
        this.amounts = new Amounts(messages);
        this.maker = new FrameMaker(messages);
        this.plan = new ReadOnlyObjectWrapper<>(plan);
        this.refresh = parts.beats().pulse().register(Pulse.MOTION, this::refresh);
        this.source = new ChartSource(parts, this::found);
        this.endings = List.of(
                parts.session().onDirty(changed -> refresh.markDirty()),
                parts.payloads().reader().choices().onChange(refresh::markDirty),
                parts.beats().metronome().eachSecond(refresh::markDirty),
                refresh::close,
                source::stop);
        note.set(messages.get("chart.nothing"));
    }

    /** What it is to show. */
    ReadOnlyObjectProperty<ChartPlan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /** What there is of it, null for nothing. */
    ReadOnlyObjectProperty<@Nullable ChartFrame> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    /** How much is drawn, or why nothing is. */
    ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** What it shows, so that it can be kept. */
    ChartPlan plan() {
        return plan.get();
    }

    /** Shows {@code newPlan}. What is drawn stays until there is something of it, unless it shows other topics alone. */
    void show(ChartPlan newPlan) {
        ChartPlan before = plan.get();
        plan.set(newPlan);
        boolean related = before.series().stream().anyMatch(each -> newPlan.shows(each.topic(), each.pointer()));
        if (newPlan.series().isEmpty() || !related) {
            frame.set(null);
            note.set(messages.get(newPlan.series().isEmpty() ? "chart.unchosen" : "chart.looking"));
        }
        stale = true;
        refresh.markDirty();
    }

    /** Shows nothing, for the reason with the key {@code why}. */
    void showNothing(String why) {
        show(plan.get().withSeries(List.of()).withKin(null));
        note.set(messages.get(why));
    }

    /** Shows {@code window} of it. */
    void showWindow(ChartWindow window) {
        show(plan.get().withWindow(window));
    }

    @Override
    public void showRange(long fromMicros, long toMicros) {
        showWindow(plan.get().window().fixed(fromMicros, toMicros));
    }

    @Override
    public void resetRange() {
        showWindow(plan.get().window().released());
    }

    /** Stays with what is shown just now. */
    void hold() {
        ChartFrame now = frame.get();
        if (now != null) {
            showRange(now.data().fromMicros(), now.data().toMicros());
        }
    }

    /** Shows only what comes from now on; nothing is forgotten. */
    void clear() {
        showWindow(plan.get().window().since(now()));
    }

    /** Whether anybody looks. */
    public void setLooking(boolean now) {
        looking = now;
        refresh.markDirty();
    }

    /** Stops or resumes following. What is drawn stays and can still be moved through. */
    public void setPaused(boolean now) {
        paused = now;
        pausedAt = parts.session().model().clock().micros();
        refresh.markDirty();
    }

    /** The pointers of the numbers and switches in {@code message}; none in a very large one. */
    public static List<String> numbers(SessionPayloads payloads, Message message) {
        if (message.payload().length > LARGEST_PAYLOAD) {
            return List.of();
        }
        return JsonLeaves.of(payloads.values(message), 10 * MOST_OFFERED).stream()
                .filter(leaf -> !Double.isNaN(Measures.of(leaf.text())))
                .map(JsonLeaves.Leaf::pointer)
                .limit(MOST_OFFERED)
                .toList();
    }

    @Override
    public void close() {
        endings.forEach(Runnable::run);
    }

    private long now() {
        return paused ? pausedAt : parts.session().model().clock().micros();
    }

    private void refresh() {
        ChartPlan wanted = plan.get();
        if (!looking || wanted.series().isEmpty()) {
            return;
        }
        boolean others = source.follow(wanted.series());
        boolean frozen = paused && !others && source.news() != null;
        if (frozen && !stale && !source.isReadingPast()) {
            return;
        }
        if (stale && !others) {
            // the points are there; only the window, or how they look, is another one
            draw();
        }
        stale = false;
        source.refresh(wanted.bridged(), FrameMaker.wanted(wanted.window(), now()), frozen);
    }

    private void found() {
        draw();
        if (source.hasMore()) {
            refresh.markDirty();
        }
    }

    private void draw() {
        ChartPlan wanted = plan.get();
        ChartFeed.News news = source.news();
        if (wanted.series().isEmpty()) {
            // what comes now is of what was shown before
            return;
        }
        if (news == null || news.lines().size() != wanted.series().size()) {
            note.set(messages.get(source.isFailed() ? "chart.failed" : "chart.looking"));
            return;
        }
        boolean any = news.lines().stream().anyMatch(line -> line.first() < line.size());
        frame.set(any ? maker.make(measured(wanted, news.units()), news.lines(), now()) : null);
        note.set(source.isFailed() ? messages.get("chart.failed") : words(news, any));
    }

    /** {@code wanted} with the units that senders say, where its user said none. */
    private static ChartPlan measured(ChartPlan wanted, List<String> units) {
        ChartPlan measured = wanted;
        for (int i = 0; i < units.size(); i++) {
            String unit = units.get(i);
            if (!unit.isEmpty() && wanted.series().get(i).unit().isEmpty()) {
                measured = measured.changed(i, each -> each.withUnit(unit));
            }
        }
        return measured;
    }

    /** Says {@code more} behind how much is drawn; empty for nothing. */
    void noteAlso(String more) {
        if (!more.equals(also)) {
            also = more;
            stale = true;
            refresh.markDirty();
        }
    }

    private String words(ChartFeed.News news, boolean any) {
        StringBuilder words = new StringBuilder();
        if (any) {
            words.append(messages.get("chart.note", amounts.number(news.withValue()), amounts.number(news.messages())));
        } else {
            words.append(messages.get(news.withValue() > 0 ? "chart.none.window" : "chart.none"));
        }
        boolean cut = news.lines().stream().anyMatch(ChartLine::cut);
        if (cut) {
            long most = news.lines().stream().mapToLong(ChartLine::size).max().orElse(0);
            words.append(messages.get("chart.note.separator"))
                    .append(messages.get("chart.note.cut", amounts.number(most)));
        }
        if (source.isReadingPast()) {
            words.append(messages.get("chart.note.separator")).append(messages.get("chart.note.reading"));
        } else if (source.isPastFailed()) {
            words.append(messages.get("chart.note.separator")).append(messages.get("chart.note.unread"));
        }
        if (!also.isEmpty()) {
            words.append(messages.get("chart.note.separator")).append(also);
        }
        return words.toString();
    }
}
