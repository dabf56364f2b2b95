package io.topiary.ui.app;

import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionBean;
import io.topiary.ui.history.files.ExportRecordingViewModel.Start;
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
     */
    record Opening(Session session, boolean demo, int number) {}

    private final SessionViewModel model;
    private final SessionView view;
    private final Opening opening;
    private final SessionPanes panes;
    private final SessionRetained retained;
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
        this.panes = new SessionPanes(session, context, outside);
        this.retained = new SessionRetained(session, context, outside);
        wire(new SubtreeExport(session, outside.questions(), outside.tell(), context));
        BannersViewModel banners = new BannersViewModel(model, context.metronome(), context.messages(), opening.demo());
        banners.setDropped(panes::droppedByBroker);
        StatusBarViewModel status =
                new StatusBarViewModel(session, context.pulse(), context.metronome(), context.messages());
        this.view = new SessionView(model, panes, outside.splits(), context.messages(), edit);
        view.frame(
                new VBox(new BannersView(banners, context.messages(), offer -> view.act(offer)), retained.pane()),
                new StatusBarView(status, context.messages()));
        endings.addAll(List.of(
                SessionBean.register(session, opening.number()),
                context.metronome().eachSecond(view::beat),
                session.onOptions(options -> context.fx().execute(this::refresh)),
                panes::close,
                retained::close,
                banners::close,
                status::close,
                model::close,
                session::close));
        this.marks = new TabMarks(session, context.messages());
        model.statusProperty().subscribe(marks::show);
        setText(session.name());
        setGraphic(marks);
        setTooltip(tip);
        setContent(view);
        refresh();
        // the ids of a session are unique below this one, which only the tab in front has
        selectedProperty().subscribe(front -> view.setId(front ? "session" : null));
    }

    /** Has done what the tree and the inspector offer. */
    private void wire(SubtreeExport export) {
        panes.inspected().askForTruthWith(retained::check);
        StringProperty filter = panes.topics().filterProperty();
        TopicDesk desk = panes.desk();
        desk.checkRetainedWith(retained::check);
        desk.clearRetainedWith((path, recursive) -> retained.clear(path, recursive, filter.get()));
        desk.exportWith(path -> export.export(path, filter.get()));
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

    SessionPanes panes() {
        return panes;
    }

    /** Its recording, with what is chosen in the tree; empty while nothing is recorded. */
    Optional<Start> recording() {
        String path = panes().topics().selectedPathProperty().get();
        return model.session()
                .recording()
                .map(line -> new Start(
                        line.recorder().file(),
                        panes().topics().filterProperty().get(),
                        path == null ? "" : path));
    }

    /** What is done with the messages that the broker stores. */
    SessionRetained retained() {
        return retained;
    }

    SessionView view() {
        return view;
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
