package io.topiary.ui.app;

import io.topiary.core.history.RecordingException;
import io.topiary.core.session.RecordedSession;
import io.topiary.core.session.Session;
import io.topiary.ui.history.time.PastBand;
import io.topiary.ui.history.time.TimeBar;
import io.topiary.ui.history.time.TimeBarViewModel;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;

/** Takes a tab into its past and back: opens the time line below it, and shows other panes while that is not at now. FX thread. */
final class TimeDesk implements AutoCloseable {

    private final Session session;
    private final SessionPanes panes;
    private final SessionView view;
    private final Context context;
    private final Outside outside;
    private final BorderPane frame = new BorderPane();
    private @Nullable RecordedSession recorded;
    private @Nullable TimeBarViewModel line;
    private @Nullable PastContent past;
    private long wantedMessage;
    private boolean opening;
    private boolean closed;

    /** The tab of {@code tab}, which shows {@code view} over {@code panes}; the time line of a recording is there at once. */
    TimeDesk(SessionTab.Opening tab, SessionPanes panes, SessionView view, Context context, Outside outside) {
        this.session = tab.session();
        this.panes = panes;
        this.view = view;
        this.context = context;
        this.outside = outside;
        frame.setCenter(view);
        ToggleButton toggle = view.timeToggle();
        toggle.selectedProperty().addListener((property, before, wanted) -> {
            if (wanted) {
                open();
            } else {
                shut();
            }
        });
        if (tab.file() != null) {
            openFile(tab.file());
        }
    }

    /** What the tab shows. */
    BorderPane frame() {
        return frame;
    }

    private void openFile(RecordedSession file) {
        recorded = file;
        view.timeToggle().setVisible(false);
        view.timeToggle().setManaged(false);
        show(new TimeBarViewModel(
                file.playback(),
                false,
                session.name(),
                context.pulse(),
                context.metronome(),
                context.fx(),
                context.messages()));
    }

    /** The view in front. */
    SessionView shown() {
        return past != null && frame.getCenter().equals(past.view()) ? past.view() : view;
    }

    /** The panes in front. */
    SessionPanes panesShown() {
        return past != null && shown().equals(past.view()) ? past.panes() : panes;
    }

    /** Goes to where message {@code number} of the recording had just come; opens the time line for it. */
    void goToMessage(long number) {
        if (line != null) {
            line.goToMessage(number);
        } else {
            wantedMessage = number;
            view.timeToggle().setSelected(true);
        }
    }

    /** The time line, if it is open. */
    Optional<TimeBarViewModel> line() {
        return Optional.ofNullable(line);
    }

    private void open() {
        Optional<Path> file = session.recording().map(line -> line.recorder().file());
        if (file.isEmpty()) {
            refuse(context.messages().get("time.notRecorded"));
        } else if (!opening && recorded == null) {
            opening = true;
            context.workers().execute(() -> {
                try {
                    RecordedSession opened = RecordedSession.past(session, file.get());
                    context.fx().execute(() -> opened(opened));
                } catch (RecordingException e) {
                    context.fx().execute(() -> refuse(context.messages().get(e.text())));
                }
            });
        }
    }

    private void refuse(String words) {
        opening = false;
        wantedMessage = 0;
        view.timeToggle().setSelected(false);
        outside.tell().accept(words);
    }

    private void opened(RecordedSession opened) {
        opening = false;
        if (closed || !view.timeToggle().isSelected()) {
            opened.close();
            return;
        }
        recorded = opened;
        opened.playback()
                .expand(session.model().read(model -> model.tree().arrangement().expanded()));
        TimeBarViewModel model = new TimeBarViewModel(
                opened.playback(),
                true,
                session.name(),
                context.pulse(),
                context.metronome(),
                context.fx(),
                context.messages());
        show(model);
        model.pastProperty().addListener((property, before, now) -> move(opened, now));
        if (wantedMessage > 0) {
            model.goToMessage(wantedMessage);
            wantedMessage = 0;
        }
    }

    private void show(TimeBarViewModel model) {
        line = model;
        model.stepThrough(() -> panesShown().topics().selectedPathProperty().get());
        frame.setTop(new PastBand(model, context.messages()));
        TimeBar bar = new TimeBar(model, context.messages());
        frame.setBottom(bar);
        bar.focusSlider();
    }

    /** Into the past, or back to now. */
    private void move(RecordedSession opened, boolean intoPast) {
        if (intoPast) {
            if (past == null) {
                past = new PastContent(opened, context, outside);
                past.view().timeToggle().setSelected(true);
                past.view().timeToggle().setOnAction(event -> view.timeToggle().setSelected(false));
            }
            frame.setCenter(past.view());
            // rows are brought on screen by who knows how many there is room for
            frame.applyCss();
            frame.layout();
            past.lookAs(panes);
        } else if (past != null) {
            String path = past.panes().topics().selectedPathProperty().get();
            frame.setCenter(view);
            if (path != null
                    && !path.equals(panes.topics().selectedPathProperty().get())) {
                panes.topics().select(path);
            }
        }
    }

    private void shut() {
        frame.setCenter(view);
        frame.setTop(null);
        frame.setBottom(null);
        if (past != null) {
            past.close();
            past = null;
        }
        if (line != null) {
            line.close();
            line = null;
        }
        if (recorded != null) {
            recorded.close();
            recorded = null;
        }
    }

    @Override
    public void close() {
        closed = true;
        shut();
    }
}
