package io.topiary.ui.app;

import io.topiary.core.publish.PayloadModes;
import io.topiary.core.publish.PublishShelf;
import io.topiary.core.retained.BackupStore;
import io.topiary.core.settings.LookStore;
import io.topiary.core.shape.ShapeFolder;
import io.topiary.ui.rules.Notices;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a session's tab asks of the window around it.
 *
 * @param splits remembers where the panes are divided
 * @param profiles keeps what was found out
 * @param looks remembers how topics are looked at
 * @param shapes where is kept what payloads usually look like
 * @param rules what rules need
 * @param replays what replaying recordings needs
 * @param backups keeps stored messages before they are cleared
 * @param publish what was published and what is saved to be published
 * @param modes the ways in which payloads can be written down, as they are known at the time
 * @param questions asks the user
 * @param tell tells the user in passing
 * @param notices tells so too, and offers something
 */
record Outside(
        SplitMemory splits,
        ProfileMemory profiles,
        LookStore looks,
        ShapeFolder shapes,
        RuleDesk rules,
        ReplayDesk replays,
        BackupStore backups,
        PublishShelf publish,
        Supplier<PayloadModes> modes,
        SessionQuestions questions,
        Consumer<String> tell,
        Notices notices) {}
