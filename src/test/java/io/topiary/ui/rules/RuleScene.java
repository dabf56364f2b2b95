package io.topiary.ui.rules;

import io.topiary.core.notify.SilentNotifier;
import io.topiary.core.rules.Rule;
import io.topiary.core.rules.RuleActions;
import io.topiary.core.rules.RuleDuties;
import io.topiary.core.rules.RuleFiles;
import io.topiary.core.rules.RuleService;
import io.topiary.core.rules.RuleStore;
import io.topiary.core.session.Session;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Messages;
import io.topiary.testing.FakeConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;

/** A session with rules in a folder of their own, and what was told about them. */
final class RuleScene implements AutoCloseable {

    final Messages messages = Messages.forLocale(Locale.ENGLISH);
    final FakeConnection connection = new FakeConnection();
    final Session session = connection.session();
    final Told told = new Told();
    final RuleStore store;
    final RuleService service;
    final RuleShelf shelf;

    /** Notices in memory. */
    static final class Told implements Notices {

        final List<String> words = new ArrayList<>();
        Runnable offered = () -> {};

        @Override
        public void tell(String text) {
            words.add(text);
        }

        @Override
        public void offer(String text, String verb, Runnable action) {
            words.add(text);
            offered = action;
        }
    }

    RuleScene(Path folder, Executor background, Executor fx) {
        this.store = RuleStore.open(folder.resolve("rules.json"));
        this.shelf = new RuleShelf(store, told, id -> false, background, fx, messages);
        this.service = new RuleService(
                store,
                session.rules(),
                "fake",
                null,
                new RuleDuties.Outlets(new RuleFiles(), new SilentNotifier(), background, messages));
    }

    /** Keeps muting rules with these filters, named after them. */
    void keep(String... filters) {
        keep(List.of(filters).stream()
                .map(filter -> Rule.create(filter, filter, RuleActions.NONE.withMute(true)))
                .toList());
    }

    void keep(List<Rule> rules) {
        try {
            store.change(before -> rules);
        } catch (StoreException e) {
            throw new AssertionError(e);
        }
    }

    List<String> names() {
        return store.rules().stream().map(Rule::name).toList();
    }

    @Override
    public void close() {
        service.close();
        session.close();
    }
}
