package io.topiary.ui.app;

import io.topiary.core.session.Session;
import io.topiary.core.session.SessionPayloads;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Errands;
import io.topiary.ui.chart.ChartPageViewModel;
import io.topiary.ui.chart.ChartParts;
import io.topiary.ui.chart.ChartView;
import io.topiary.ui.chart.DashboardView;
import io.topiary.ui.chart.DashboardViewModel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.layout.Region;

/** The charts of a session: the one beside a message, and those that are kept. FX thread. */
final class ChartDesk implements AutoCloseable {

    private final ChartParts parts;
    private final ChartPageViewModel page;
    private final ChartView view;
    private final DashboardViewModel dashboard;
    private final DashboardView board;
    private Runnable front = () -> {};

    /** @param recording where older messages are, empty while nothing is recorded */
    ChartDesk(Session session, Supplier<Optional<Path>> recording, Context context, Outside outside) {
        Messages messages = context.messages();
        this.parts = new ChartParts(
                session,
                new SessionPayloads(session, context.payloads()),
                recording,
                context.workers(),
                // reading waits for the disk: not on the few workers that decode what is on screen
                new Errands("topiary-chart"),
                context.fx(),
                new ChartParts.Beats(context.pulse(), context.metronome()),
                messages);
        this.page = new ChartPageViewModel(parts);
        this.view = new ChartView(page, parts);
        this.dashboard = new DashboardViewModel(
                parts, outside.looks().charts(session.identity().profileId(), context.workers()));
        this.board = new DashboardView(dashboard, messages);
        view.onPin(() -> {
            dashboard.pin(page);
            outside.notices().tell(messages.get("chart.pinned"));
        });
        dashboard.onOpen(plan -> {
            page.open(plan);
            front.run();
        });
        dashboard.onRemoved(removed -> outside.notices()
                .offer(
                        messages.get("chart.removed", removed.name()),
                        messages.get("chart.removed.undo"),
                        removed.undo()));
    }

    /** Has {@code action} bring the page to the front. */
    void onOpened(Runnable action) {
        front = action;
    }

    /** What the payloads of the session are. */
    SessionPayloads payloads() {
        return parts.payloads();
    }

    /** The page beside a message. */
    ChartView view() {
        return view;
    }

    /** What is on it. */
    ChartPageViewModel page() {
        return page;
    }

    /** The page of kept charts. */
    Region board() {
        return board;
    }

    /** What is on that. */
    DashboardViewModel dashboard() {
        return dashboard;
    }

    /** Stops or resumes following. */
    void setPaused(boolean paused) {
        page.setPaused(paused);
        dashboard.setPaused(paused);
    }

    @Override
    public void close() {
        page.close();
        dashboard.close();
    }
}
