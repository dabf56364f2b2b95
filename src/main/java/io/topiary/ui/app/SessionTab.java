package io.topiary.ui.app;

import io.topiary.core.session.Session;
import io.topiary.core.session.SessionBean;
import io.topiary.ui.kit.StateDot;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Tab;
import javafx.scene.control.Tooltip;
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
    private final List<Runnable> endings = new ArrayList<>();

    /**
     * A tab that is not connected yet.
     *
     * @param opening what it shows
     * @param edit goes to the profile in the start page
     */
    SessionTab(Opening opening, Context context, SplitMemory memory, Runnable edit) {
        Session session = opening.session();
        this.opening = opening;
        this.model =
                new SessionViewModel(session, context.pulse(), context.metronome(), context.fx(), context.messages());
        this.panes = new SessionPanes(session, context);
        BannersViewModel banners = new BannersViewModel(model, context.metronome(), context.messages(), opening.demo());
        StatusBarViewModel status =
                new StatusBarViewModel(session, context.pulse(), context.metronome(), context.messages());
        this.view = new SessionView(model, panes, memory, context.messages(), edit);
        view.frame(
                new BannersView(banners, context.messages(), (banner, verb) -> view.act(verb)),
                new StatusBarView(status, context.messages()));
        endings.addAll(List.of(
                SessionBean.register(session, opening.number()),
                context.metronome().eachSecond(view::beat),
                panes::close,
                banners::close,
                status::close,
                model::close,
                session::close));
        setText(session.name());
        StateDot dot = new StateDot();
        model.statusProperty().subscribe(now -> dot.show(now.state()));
        setGraphic(dot);
        setTooltip(new Tooltip(session.options().address().uri()));
        setContent(view);
        // the ids of a session are unique below this one, which only the tab in front has
        selectedProperty().subscribe(front -> view.setId(front ? "session" : null));
    }

    SessionViewModel model() {
        return model;
    }

    SessionPanes panes() {
        return panes;
    }

    SessionView view() {
        return view;
    }

    @Nullable
    String profileId() {
        return opening.session().identity().profileId();
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
