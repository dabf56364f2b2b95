package io.topiary.ui.app;

import io.topiary.core.history.Recorder;
import io.topiary.core.history.RecordingLine;
import io.topiary.core.history.RecordingState;
import io.topiary.core.session.Session;
import io.topiary.core.settings.LookStore;
import io.topiary.ui.history.compare.CompareView;
import io.topiary.ui.history.compare.CompareViewModel;
import io.topiary.ui.topics.TopicTreeViewModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.layout.Region;

/** Compares a session with itself earlier, with other tabs, and with recordings. FX thread. */
final class ComparePane implements AutoCloseable {

    private final CompareViewModel model;
    private final Region view;

    ComparePane(Session session, Context context, LookStore.Memory look, TopicTreeViewModel tree) {
        this.model = new CompareViewModel(
                session,
                () -> recording(session),
                context.workers(),
                context.fx(),
                context.pulse(),
                context.messages());
        this.view = new CompareView(model, look, tree::select, context.messages());
    }

    /** The page. */
    Region view() {
        return view;
    }

    /** What is compared. */
    CompareViewModel model() {
        return model;
    }

    /** The file that {@code session} is recorded into; empty while it is not, or nothing is in it yet. */
    private static Optional<Path> recording(Session session) {
        return session.recording()
                .map(RecordingLine::recorder)
                .filter(recorder -> recorder.state() instanceof RecordingState.Recording)
                .map(Recorder::file)
                .filter(Files::isRegularFile);
    }

    /** Tells which sessions other tabs have. */
    void setOthers(Supplier<List<Session>> sessions) {
        model.setOthers(sessions);
    }

    @Override
    public void close() {
        model.close();
    }
}
