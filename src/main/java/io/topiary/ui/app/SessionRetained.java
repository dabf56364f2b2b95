package io.topiary.ui.app;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.filter.QueryException;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.profile.Protection;
import io.topiary.core.retained.RetainedClearing;
import io.topiary.core.retained.RetainedInventory;
import io.topiary.core.retained.RetainedRules;
import io.topiary.core.retained.RetainedScan;
import io.topiary.core.retained.RetainedScope;
import io.topiary.core.retained.RetainedTruth;
import io.topiary.core.session.RetainedAccess;
import io.topiary.core.session.Session;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import io.topiary.core.work.Errands;
import io.topiary.core.work.Job;
import io.topiary.ui.retained.ClearRequest;
import io.topiary.ui.retained.ClearRetainedViewModel;
import io.topiary.ui.retained.RetainedPane;
import io.topiary.ui.retained.RetainedViewModel;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.layout.Region;

/** What is done in a session with the messages that its broker stores. FX thread. */
final class SessionRetained implements AutoCloseable {

    private static final int LONGEST_TOPIC = 80;

    private final Session session;
    private final RetainedAccess line;
    private final Context context;
    private final Outside outside;
    private final Errands errands = new Errands("topiary-retained");
    private final RetainedViewModel model;
    private final RetainedPane pane;

    SessionRetained(Session session, Context context, Outside outside) {
        this.session = session;
        this.line = new RetainedAccess(session);
        this.context = context;
        this.outside = outside;
        this.model = new RetainedViewModel(errands, context.fx(), context.pulse(), context.messages());
        this.pane = new RetainedPane(model, context.messages());
    }

    /** Progress and result. */
    Region pane() {
        return pane;
    }

    /** How far it is. */
    RetainedViewModel model() {
        return model;
    }

    /**
     * Clears the stored message of a topic, or those at and below it, after asking.
     *
     * @param filter the filter in force, as typed: what it does not accept stays; empty for none
     */
    void clear(String path, boolean recursive, String filter) {
        if (model.isBusy()) {
            outside.questions().retainedRefused(context.messages().get("app.retained.busy"));
            return;
        }
        MessageQuery query;
        try {
            query = MessageQuery.parse(filter);
        } catch (QueryException e) {
            outside.questions().retainedRefused(context.messages().get("app.retained.filter", filter));
            return;
        }
        Optional<Failure> objection = RetainedRules.objection(line).or(() -> RetainedRules.objection(query));
        if (objection.isPresent()) {
            outside.questions().retainedRefused(words(objection.get()));
            return;
        }
        RetainedScope scope = new RetainedScope(path, recursive);
        confirmed(scope, query).ifPresent(inventory -> {
            RetainedClearing clearing =
                    new RetainedClearing(line, inventory, query, outside.backups(), RetainedClearing.PER_SECOND);
            model.clear(clearing, inventory.size(), session.name());
        });
    }

    /** Shows how much the broker stores at {@code path} and, if {@code recursive}, below it. */
    void check(String path, boolean recursive) {
        if (!model.isBusy()) {
            model.count(asking(new RetainedScope(path, recursive)), Escapes.visible(path, LONGEST_TOPIC));
        }
    }

    /** Asks whether the broker stores something on a topic. */
    CompletableFuture<RetainedTruth> check(RetainedScope scope) {
        return asking(scope).result();
    }

    private Job<RetainedTruth> asking(RetainedScope scope) {
        return Job.start(
                errands, Text.of("retained.phase.connecting"), control -> new RetainedScan(line).check(scope, control));
    }

    private Optional<RetainedInventory> confirmed(RetainedScope scope, MessageQuery query) {
        Job<RetainedInventory> job = Job.start(
                errands,
                Text.of("retained.phase.connecting"),
                control -> new RetainedScan(line).learn(scope, query, control));
        ClearRequest request = new ClearRequest(
                scope,
                query.source(),
                session.name(),
                session.options().address().uri());
        ClearRetainedViewModel question =
                new ClearRetainedViewModel(request, job, context.pulse(), context.fx(), context.messages());
        outside.questions().clearRetained(question);
        Protection protection = session.identity().protection();
        return question.confirmed()
                .filter(inventory ->
                        !protection.production() || outside.questions().clearInProduction(session, inventory.size()));
    }

    private String words(Failure failure) {
        return context.messages()
                .get(
                        "app.retained.refused",
                        context.messages().get(failure.what()),
                        context.messages().get(failure.why()),
                        context.messages().get(failure.remedy()));
    }

    @Override
    public void close() {
        model.close();
    }
}
