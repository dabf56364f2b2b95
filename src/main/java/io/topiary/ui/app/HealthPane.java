package io.topiary.ui.app;

import io.topiary.core.lint.DismissedHints;
import io.topiary.core.lint.Hints;
import io.topiary.core.session.Session;
import io.topiary.core.settings.LookStore;
import io.topiary.ui.health.HealthView;
import io.topiary.ui.health.HealthViewModel;
import io.topiary.ui.topics.TopicTreeViewModel;
import javafx.scene.layout.Region;

/** Silent topics and odd names of a session: on their page, and as marks in the tree. FX thread. */
final class HealthPane implements AutoCloseable {

    private final HealthViewModel model;
    private final Region view;

    HealthPane(Session session, Context context, LookStore.Memory look, TopicTreeViewModel tree) {
        DismissedHints dismissed = DismissedHints.remembering(
                look.look().dismissed(), names -> look.change(known -> known.withDismissed(names)));
        Hints hints = new Hints(dismissed);
        this.model = new HealthViewModel(
                session, hints, dismissed, context.workers(), context.pulse(), context.metronome(), context.messages());
        this.view = new HealthView(model, context.messages());
        model.onGoToTopic(tree::select);
        tree.showHints(hints);
    }

    /** The page. */
    Region view() {
        return view;
    }

    /** What is said about silence and names. */
    HealthViewModel model() {
        return model;
    }

    @Override
    public void close() {
        model.close();
    }
}
