package io.topiary.ui.app;

import io.topiary.core.rules.RuleBook;
import io.topiary.core.rules.RuleService;
import io.topiary.core.session.Session;
import io.topiary.ui.messages.MessageLogView;
import io.topiary.ui.rules.RulesView;
import io.topiary.ui.rules.RulesViewModel;
import io.topiary.ui.topics.TopicTreeView;
import javafx.scene.layout.Region;

/** The rules of a session: at work, on their page, and as colours in tree and log. FX thread. */
final class RulePane implements AutoCloseable {

    private final RuleService service;
    private final RulesViewModel model;
    private final Region view;
    private final Runnable ending;

    RulePane(Session session, Context context, RuleDesk desk, TopicTreeView tree, MessageLogView log) {
        RuleBook book = session.rules();
        this.service = desk.serve(session);
        this.model = new RulesViewModel(session, service, desk.shelf(), context.pulse(), context.messages());
        this.view = new RulesView(model, desk.windows(), context.messages());
        Runnable colour = () -> {
            tree.colourBy(book::colourOf);
            log.refreshColours();
        };
        Runnable noting = new RecordingNotes(session, context.messages()).noteAlerts(service.alerts());
        Runnable colouring = book.onChange(() -> context.fx().execute(colour));
        this.ending = () -> {
            noting.run();
            colouring.run();
        };
        colour.run();
    }

    /** The page. */
    Region view() {
        return view;
    }

    /** What is said about rules and alerts. */
    RulesViewModel model() {
        return model;
    }

    @Override
    public void close() {
        ending.run();
        model.close();
        service.close();
    }
}
