package io.topiary.ui.app;

import io.topiary.core.notify.SilentNotifier;
import io.topiary.core.rules.RuleDuties;
import io.topiary.core.rules.RuleFiles;
import io.topiary.core.rules.RuleStore;
import io.topiary.core.settings.Settings;
import io.topiary.ui.kit.Appearance;
import io.topiary.ui.rules.Notices;
import io.topiary.ui.rules.RuleShelf;
import io.topiary.ui.rules.RuleWindows;
import java.nio.file.Path;
import javafx.stage.Stage;

/** Rules of sessions in tests: in a folder of their own, without notifications of the desktop. FX thread. */
final class TestRules {

    private TestRules() {}

    static RuleDesk desk(Path folder, Context context, Stage stage) {
        RuleStore store = RuleStore.open(folder.resolve("rules.json"));
        RuleShelf shelf =
                new RuleShelf(store, new Silent(), id -> false, context.workers(), context.fx(), context.messages());
        Appearance appearance = new Appearance(Settings.Theme.LIGHT, 1);
        RuleWindows windows = new RuleWindows(appearance, stage, context.workers(), context.fx(), context.messages());
        RuleDuties.Outlets outlets =
                new RuleDuties.Outlets(new RuleFiles(), new SilentNotifier(), context.workers(), context.messages());
        return new RuleDesk(store, shelf, windows, outlets);
    }

    static final class Silent implements Notices {

        @Override
        public void tell(String words) {}

        @Override
        public void offer(String words, String verb, Runnable action) {}
    }
}
