package io.topiary.ui.app;

import io.topiary.core.notify.Notifiers;
import io.topiary.core.rules.RuleDuties;
import io.topiary.core.rules.RuleFiles;
import io.topiary.core.rules.RuleService;
import io.topiary.core.rules.RuleStore;
import io.topiary.core.session.Session;
import io.topiary.ui.kit.FormatNames;
import io.topiary.ui.kit.Toasts;
import io.topiary.ui.rules.Notices;
import io.topiary.ui.rules.RuleShelf;
import io.topiary.ui.rules.RuleWindows;

/**
 * What the rules of all sessions share.
 *
 * @param store where they are
 * @param shelf changes them
 * @param windows asks for them
 * @param outlets where alerts and lines of files go
 */
record RuleDesk(RuleStore store, RuleShelf shelf, RuleWindows windows, RuleDuties.Outlets outlets) {

    /** The rules in {@code stores}, asked for over {@code desktop}. The desktop's notifications are opened when needed. */
    static RuleDesk assemble(Stores stores, Desktop desktop) {
        Context context = desktop.context();
        RuleShelf shelf = new RuleShelf(
                stores.rules(),
                new ByToasts(desktop.toasts()),
                id -> stores.profiles().byId(id).isPresent(),
                context.workers(),
                context.fx(),
                context.messages());
        RuleWindows windows = new RuleWindows(
                desktop.appearance(), desktop.stage(), context.workers(), context.fx(), context.messages());
        windows.offer(new FormatNames(context.payloads(), context.messages()));
        RuleDuties.Outlets outlets = new RuleDuties.Outlets(
                new RuleFiles(),
                Notifiers.ofSystem(System.getProperty("os.name", "")),
                context.workers(),
                context.messages());
        return new RuleDesk(stores.rules(), shelf, windows, outlets);
    }

    /** Puts the rules to work in {@code session}. */
    RuleService serve(Session session) {
        return new RuleService(
                store, session.rules(), session.name(), session.identity().profileId(), outlets);
    }

    /** Tells in the corner of the window. */
    record ByToasts(Toasts toasts) implements Notices {

        @Override
        public void tell(String words) {
            toasts.show(words);
        }

        @Override
        public void offer(String words, String verb, Runnable action) {
            toasts.show(words, verb, action);
        }
    }
}
