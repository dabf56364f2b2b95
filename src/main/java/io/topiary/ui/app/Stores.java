package io.topiary.ui.app;

import io.topiary.core.history.Recorders;
import io.topiary.core.history.RecordingFolder;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.publish.PublishShelf;
import io.topiary.core.retained.BackupStore;
import io.topiary.core.rules.RuleStore;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.secrets.Vault;
import io.topiary.core.settings.LookStore;
import io.topiary.core.settings.SettingsStore;
import io.topiary.core.shape.ShapeFolder;

/**
 * What the window remembers.
 *
 * @param profiles the saved connections
 * @param rules what is to happen to which messages
 * @param settings theme, text size, geometry
 * @param looks how topics are looked at
 * @param shapes where is kept what payloads usually look like
 * @param passwords passwords of this run
 * @param vault where passwords are kept
 * @param backups stored messages that were cleared
 * @param publish what was published and what is saved to be published
 * @param recordings where recordings are
 * @param recorders write them
 * @param formats what payloads can be
 */
record Stores(
        ProfileStore profiles,
        RuleStore rules,
        SettingsStore settings,
        LookStore looks,
        ShapeFolder shapes,
        PasswordMemory passwords,
        Vault vault,
        BackupStore backups,
        PublishShelf publish,
        RecordingFolder recordings,
        Recorders recorders,
        FormatsDesk formats) {}
