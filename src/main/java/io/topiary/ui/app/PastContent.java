package io.topiary.ui.app;

import io.topiary.core.session.RecordedSession;
import io.topiary.core.session.Session;
import java.util.List;
import java.util.Optional;

/** What a live tab shows of its past: the same panes as ever over a session that shows a recording. FX thread. */
final class PastContent implements AutoCloseable {

    private final SessionPanes panes;
    private final SessionView view;
    private final List<Runnable> endings;

    /** The panes of {@code recorded}. */
    PastContent(RecordedSession recorded, Context context, Outside outside) {
        Session past = recorded.session();
        SessionViewModel model =
                new SessionViewModel(past, new OfferDesk(past, outside.profiles(), outside.questions()), context);
        this.panes = new SessionPanes(past, () -> Optional.of(recorded.file()), context, outside);
        StatusBarViewModel status =
                new StatusBarViewModel(past, context.pulse(), context.metronome(), context.messages());
        this.view = new SessionView(model, panes, outside.splits(), context.messages(), () -> {});
        view.frame(new StatusBarView(status, context.messages()));
        SubtreeExport export = new SubtreeExport(past, outside.questions(), outside.tell(), context);
        panes.desk()
                .exportWith(path ->
                        export.export(path, panes.topics().filterProperty().get()));
        this.endings = List.of(panes::close, status::close, model::close);
    }

    SessionPanes panes() {
        return panes;
    }

    SessionView view() {
        return view;
    }

    /** Looks at it as {@code now} is looked at. */
    void lookAs(SessionPanes now) {
        panes.topics().filterProperty().set(now.topics().filterProperty().get());
        String path = now.topics().selectedPathProperty().get();
        if (path != null) {
            panes.topics().select(path);
        }
    }

    @Override
    public void close() {
        endings.forEach(Runnable::run);
    }
}
