package io.topiary.ui.app;

import io.topiary.core.profile.ProfileStore;
import io.topiary.core.publish.PayloadModes;
import io.topiary.core.publish.PublishShelf;
import io.topiary.core.retained.BackupStore;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.settings.LookStore;
import io.topiary.core.settings.SettingsStore;
import io.topiary.core.shape.ShapeFolder;
import io.topiary.testing.FakeConnection;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.stage.Stage;

/** What sessions in tests ask of the window around them, with all files in one folder. FX thread. */
final class TestOutside {

    private TestOutside() {}

    static Outside in(Path folder, Context context, Stage stage, SessionQuestions questions) {
        ProfileStore profiles = ProfileStore.open(folder.resolve("profiles.json"), new PasswordMemory());
        return new Outside(
                new SplitMemory(SettingsStore.open(folder.resolve("settings.json"))),
                new ProfileMemory(profiles, problem -> {}),
                LookStore.open(folder.resolve("views.json")),
                new ShapeFolder(folder.resolve("shapes")),
                TestRules.desk(folder, context, stage),
                new ReplayDesk(
                        profiles,
                        new FakeConnection(),
                        profile -> CompletableFuture.completedFuture(Optional.empty()),
                        form -> {},
                        context.messages()),
                new BackupStore(folder.resolve("backups"), Clock.systemUTC()),
                PublishShelf.open(folder.resolve("publish.json")),
                () -> PayloadModes.STANDARD,
                questions,
                words -> {},
                new TestRules.Silent());
    }
}
