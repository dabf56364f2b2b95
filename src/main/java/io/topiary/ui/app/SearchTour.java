package io.topiary.ui.app;

import io.topiary.ui.history.search.SearchViewModel;

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
        guide.act(() -> {
            model.queryProperty().set("temperature json:.linkquality");
            tab.view().showSearch();
            tab.view().giveLog(PAGE_SHARE);
        });
        guide.await("app.tour.step.search", () -> enough(model));
        guide.act(() -> model.select(2));
        guide.picture("21-search");
        guide.act(() -> model.showContext(false));
        guide.await(
                "app.tour.step.search",
                () -> tab.view().lookup("#searchContextTitle").isVisible());
        guide.picture("22-search-context");
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
}
