package io.topiary.ui.app;

import io.topiary.cli.LaunchRequest.Target;
import io.topiary.core.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The part of a tour that goes back in time. Called on the main thread. */
final class TimeTour {

    private static final double PLACE = 0.4;
    private static final long ENOUGH_MICROS = 5_000_000;
    private static final String TOPIC = "zigbee2mqtt/office_light";
    private static final String STEP = "app.tour.step.time";

    private final TourGuide guide;
    private final Application application;
    private final SessionTab tab;

    TimeTour(TourGuide guide, Application application, SessionTab tab) {
        this.guide = guide;
        this.application = application;
        this.tab = tab;
    }

    /** Walks. @throws TourException if the past does not show what it should */
    void walk() throws TourException {
        Path file = tab.model().session().recording().orElseThrow().recorder().file();
        guide.act(() -> {
            tab.panes().topics().select(TOPIC);
            tab.view().timeToggle().setSelected(true);
        });
        guide.await(
                STEP,
                () -> tab.time()
                        .line()
                        .filter(line -> line.spanProperty().get().endMicros()
                                        - line.spanProperty().get().beginMicros()
                                > ENOUGH_MICROS)
                        .isPresent());
        guide.act(() -> tab.time().line().orElseThrow().goTo(PLACE));
        guide.await(
                STEP,
                () -> tab.time().line().orElseThrow().pastProperty().get()
                        && tab.panes().inspected().hasMessageProperty().get());
        guide.picture("19-past");
        guide.picture("19-past-200-percent", Settings.Theme.LIGHT, 2);
        guide.act(() -> {
            tab.time().line().orElseThrow().goToNow();
            tab.view().timeToggle().setSelected(false);
            application.open(new Target.Recording(file), List.of());
        });
        offline();
    }

    private void offline() throws TourException {
        guide.await(
                STEP,
                () -> inFront()
                        .filter(front -> front.model().session().books().topics() > 0)
                        .isPresent());
        SessionTab opened = guide.ask(() -> inFront().orElseThrow());
        guide.act(() -> opened.panes().topics().select(TOPIC));
        guide.await(STEP, () -> opened.panes().inspected().hasMessageProperty().get());
        guide.picture("20-recording");
        guide.act(() -> application.window().tabs().close(opened));
    }

    private Optional<SessionTab> inFront() {
        return application
                .window()
                .tabs()
                .inFront()
                .filter(front -> front.model().session().model().isPast());
    }
}
