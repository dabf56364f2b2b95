package io.topiary.ui.app;

import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.session.RecordedSession;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionBean;
import io.topiary.ui.history.files.ExportRecordingViewModel.Start;
import io.topiary.ui.rules.TopicRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Tab;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A tab with a session in it, and all that ends with it. FX thread. */
final class SessionTab extends Tab {

    /**
     * A session to be shown.
     *
     * @param session not connected yet
     * @param demo whether it is connected to the built-in broker
     * @param number number of its tab among all ever opened, from 1
     * @param file the recording that it shows, null for one that is connected
     */
    record Opening(
            Session session,
            boolean demo,
            int number,
            @Nullable RecordedSession file) {

        /** A session that is connected. */
        Opening(Session session, boolean demo, int number) {
            this(session, demo, number, null);
        }

        /** What it is read from; null if it shows a broker. */
        @Nullable
        Path source() {
            return file == null ? null : file.file();
        }

        /** What it is recorded to, or read from; empty while it is not recorded. */
        Optional<Path> recording() {
            return file == null
                    ? session.recording().map(line -> line.recorder().file())
                    : Optional.of(file.file());
        }
    }

    private final SessionViewModel model;
    private final SessionView view;
    private final Opening opening;
    private final SessionPanes panes;
    private final SessionRetained retained;
    private final TimeDesk time;
    private final SessionReplay replay;
    private final Cautions cautions;
    private final TabMarks marks;
    private final Tooltip tip = new Tooltip();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final List<Runnable> endings = new ArrayList<>();

    /**
     * A tab that is not connected yet.
     *
     * @param opening what it shows
     * @param outside the window around it
     * @param edit goes to its profile in the start page
     */
    SessionTab(Opening opening, Context context, Outside outside, Runnable edit) {
        Session session = opening.session();
        this.opening = opening;
        this.cautions = new Cautions(context.messages());
        OfferDesk desk = new OfferDesk(session, outside.profiles(), outside.questions());
        this.model = new SessionViewModel(session, desk, context);
        this.panes = new SessionPanes(session, opening::recording, context, outside);
        this.retained = new SessionRetained(session, context, outside);
        this.replay = new SessionReplay(session, opening.source(), outside.replays(), context);
        wire(context, outside);
        BannersViewModel banners = new BannersViewModel(model, context.metronome(), context.messages(), opening.demo());
        banners.setDropped(panes::droppedByBroker);
        StatusBarViewModel status =
                new StatusBarViewModel(session, context.pulse(), context.metronome(), context.messages());
        this.view = new SessionView(model, panes, outside.splits(), context.messages(), edit);
        view.frame(
                new VBox(
                        new BannersView(banners, context.messages(), offer -> view.act(offer)),
                        retained.pane(),
                        replay.pane()),
                new StatusBarView(status, context.messages()));
        view.offerReplay(replay::open);
        showRecording(session, context);
        this.time = new TimeDesk(opening, panes, view, context, outside);
        endings.addAll(List.of(
                SessionBean.register(session, opening.number()),
                context.metronome().eachSecond(view::beat),
                session.onOptions(options -> context.fx().execute(this::refresh)),
                time::close,
                panes::close,
                retained::close,
                replay::close,
                banners::close,
                status::close,
                model::close,
                session::close));
        this.marks = new TabMarks(session, context.messages());
        model.statusProperty().subscribe(marks::show);
        fill();
    }

    private void fill() {
        setText(opening.session().name());
        setGraphic(marks);
        setTooltip(tip);
        setContent(time.frame());
        refresh();
        // the ids of a session are unique below this one, which only the tab in front has
        selectedProperty().subscribe(front -> time.frame().setId(front ? "session" : null));
    }

    private void showRecording(Session session, Context context) {
        if (session.model().isPast()) {
            return;
        }
        RecordingChip chip = new RecordingChip(session, context.metronome(), context.messages());
        view.addChip(chip);
        endings.add(chip::close);
        endings.add(new RecordingNotes(session, context.messages()).noteFailures());
    }

    /** Has done what the tree and the inspector offer. */
    private void wire(Context context, Outside outside) {
        Session session = opening.session();
        SubtreeExport export = new SubtreeExport(session, outside.questions(), outside.tell(), context);
        StringProperty filter = panes.topics().filterProperty();
        TopicDesk desk = panes.desk();
        desk.exportWith(path -> export.export(path, filter.get()));
        if (opening.file() != null) {
            // there is no broker to be asked
            return;
        }
        panes.inspected().askForTruthWith(retained::check);
        desk.checkRetainedWith(retained::check);
        desk.clearRetainedWith((path, recursive) -> retained.clear(path, recursive, filter.get()));
        desk.clearLocalWith(new LocalClearDesk(session, outside.notices(), context)::clear);
        QuickRules rules = new QuickRules(
                new TopicRules(outside.rules().shelf(), session.identity().profileId(), context.messages()));
        desk.makeRulesWith(rules);
        panes.inspected().rememberFormatsWith(rules);
    }

    private void refresh() {
        marks.refresh();
        view.refresh();
        tip.setText(cautions.tip(opening.session()));
        title.set(cautions.title(opening.session()));
    }

    /** What the window is called while this is in front. */
    ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    SessionViewModel model() {
        return model;
    }

    /** The panes in front: those of the past while that is shown. */
    SessionPanes panes() {
        return time.panesShown();
    }

    /** Its recording, with what is chosen in the tree; empty while nothing is recorded. */
    Optional<Start> recording() {
        String path = panes().topics().selectedPathProperty().get();
        String filter = panes().topics().filterProperty().get();
        return opening.recording().map(file -> new Start(file, filter, path == null ? "" : path));
    }

    /** What is done with the messages that the broker stores. */
    SessionRetained retained() {
        return retained;
    }

    /** Replays recordings. */
    SessionReplay replay() {
        return replay;
    }

    /** Goes through time. */
    TimeDesk time() {
        return time;
    }

    /** The view in front: that of the past while that is shown. */
    SessionView view() {
        return time.shown();
    }

    @Nullable
    String profileId() {
        return opening.session().identity().profileId();
    }

    /** Whether it is connected, or tries to be without waiting. */
    boolean isActive() {
        ConnectionState state = model.statusProperty().get().state();
        return state.isUp() || StatusWords.isTrying(state);
    }

    /** Has {@code ending} run after the session has been closed. */
    void onEnd(Runnable ending) {
        endings.add(ending);
    }

    /** Disconnects and lets go of everything. */
    void end() {
        view.rememberSplits();
        endings.forEach(Runnable::run);
    }
}
