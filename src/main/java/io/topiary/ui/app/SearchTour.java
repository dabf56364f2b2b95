package io.topiary.ui.app;

import io.topiary.core.history.Recorder;
import io.topiary.core.history.RecordingBudget;
import io.topiary.core.session.Session;
import io.topiary.ui.history.search.SearchViewModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of a tour that searches what was recorded. Called on the main thread. */
final class SearchTour {

    private static final double PAGE_SHARE = 0.4;
    private static final int ENOUGH = 10;

    private final TourGuide guide;
    private final SessionTab tab;

    SearchTour(TourGuide guide, SessionTab tab) {
        this.guide = guide;
        this.tab = tab;
    }

    /** Walks. @throws TourException if nothing is found */
    void walk() throws TourException {
        SearchViewModel model = tab.panes().search().model();
        record(tab.model().session());
        guide.act(() -> {
            model.queryProperty().set("temperature json:.linkquality");
            tab.view().showSearch();
            tab.view().giveLog(PAGE_SHARE);
        });
        guide.await("app.tour.step.search", () -> enough(model));
        guide.act(() -> model.select(2));
        guide.picture("22-search");
        guide.act(() -> model.showContext(false));
        guide.await(
                "app.tour.step.search",
                () -> tab.view().lookup("#searchContextTitle").isVisible());
        guide.picture("23-search-context");
        guide.act(model::backToResults);
    }

    /** Searches once more as long as there is little to see: the devices need some time to tell. */
    private static boolean enough(SearchViewModel model) {
        boolean enough = model.resultCount() >= ENOUGH;
        if (!enough && !model.runningProperty().get()) {
            model.again();
        }
        return enough;
    }

    private static void record(Session session) throws TourException {
        if (session.recording().isPresent()) {
            return;
        }
        try {
            Path file = Files.createTempDirectory("topiary-tour").resolve("demo.db");
            session.tape().start(new Recorder(file, RecordingBudget.DEFAULT).line());
        } catch (IOException e) {
            throw new TourException(String.valueOf(e.getMessage()));
        }
    }
}
