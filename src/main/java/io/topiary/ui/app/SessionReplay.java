package io.topiary.ui.app;

import io.topiary.core.session.Session;
import io.topiary.core.work.Errands;
import io.topiary.ui.history.replay.ReplayFormViewModel;
import io.topiary.ui.history.replay.ReplayOrder;
import io.topiary.ui.history.replay.ReplayPane;
import io.topiary.ui.history.replay.ReplayTarget;
import io.topiary.ui.history.replay.ReplayViewModel;
import java.nio.file.Path;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Replays recordings from a session's tab, one at a time. FX thread. */
final class SessionReplay implements AutoCloseable {

    private final Session session;
    private final @Nullable Path file;
    private final ReplayDesk desk;
    private final Context context;
    private final Errands errands = new Errands("topiary-replay");
    private final ReplayViewModel model;
    private final ReplayPane pane;

    /** @param file the recording that the session shows, null if it shows a broker */
    SessionReplay(Session session, @Nullable Path file, ReplayDesk desk, Context context) {
        this.session = session;
        this.file = file;
        this.desk = desk;
        this.context = context;
        this.model = new ReplayViewModel(errands, context.fx(), context.pulse(), context.messages());
        this.pane = new ReplayPane(model, context.messages());
    }

    /** Progress and result. */
    Region pane() {
        return pane;
    }

    /** How far it is. */
    ReplayViewModel model() {
        return model;
    }

    /** Asks what to replay and begins; while it does, the bar can stop it. */
    void open() {
        if (model.isBusy()) {
            pane.requestFocus();
            return;
        }
        ReplayFormViewModel form = new ReplayFormViewModel(
                desk.choices(session, file), errands, context.fx(), context.pulse(), context.messages());
        desk.ask(form);
        form.confirmed().ifPresent(this::begin);
    }

    private void begin(ReplayOrder order) {
        ReplayTarget target = order.target();
        if (!desk.take(target)) {
            return;
        }
        var _ = desk.connect(target).whenComplete((connection, failure) -> {
            if (connection == null || connection.isEmpty()) {
                // the user would rather not type a password
                desk.release(target);
                return;
            }
            model.begin(order.plan(), connection.get(), target.name(), () -> desk.release(target));
        });
    }

    @Override
    public void close() {
        model.close();
    }
}
