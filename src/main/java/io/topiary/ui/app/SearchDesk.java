package io.topiary.ui.app;

import io.topiary.core.history.MessageJudge;
import io.topiary.core.session.Session;
import io.topiary.core.settings.LookStore;
import io.topiary.core.work.Errands;
import io.topiary.ui.history.search.SearchParts;
import io.topiary.ui.history.search.SearchView;
import io.topiary.ui.history.search.SearchViewModel;
import io.topiary.ui.topics.TopicTreeViewModel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** The search of a session over its recording: what is found is shown in tree and inspector. FX thread. */
final class SearchDesk implements AutoCloseable {

    private final SearchViewModel model;
    private final SearchView view;
    private final Runnable ending;

    /**
     * A search in what is recorded.
     *
     * @param recording what is searched; empty while nothing is recorded
     * @param judge says which messages are meant
     */
    SearchDesk(
            Session session,
            Supplier<Optional<Path>> recording,
            MessageJudge judge,
            Context context,
            LookStore.Memory look,
            SessionQuestions questions) {
        // a search waits for the disk, and for other searches: not on the few workers that decode what is on screen
        this.model = new SearchViewModel(SearchParts.of(
                recording, new Errands("topiary-search"), context.fx(), context.pulse(), context.messages(), judge));
        this.view = new SearchView(
                model,
                look,
                new SearchView.Around(questions::exportFile, session.rules()::colourOf),
                context.messages());
        this.ending = session.rules().onChange(() -> context.fx().execute(view::refreshColours));
    }

    /** Has what is found shown in {@code inspection}, and its topic selected in {@code topics} when it is opened. */
    void showIn(TopicTreeViewModel topics, InspectionPane inspection) {
        model.onSelect(inspection::showMessage);
        model.onOpen(message -> {
            topics.select(message.topic());
            inspection.showMessage(message);
        });
    }

    /** The page. */
    SearchView view() {
        return view;
    }

    /** What is looked for and found. */
    SearchViewModel model() {
        return model;
    }

    @Override
    public void close() {
        ending.run();
        model.close();
    }
}
