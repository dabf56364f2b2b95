package io.topiary.ui.app;

import io.topiary.core.profile.ProfileStore;
import io.topiary.core.retained.BackupStore;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.secrets.Vault;
import io.topiary.core.settings.SettingsStore;

/**
 * What the window remembers.
 *
 * @param profiles the saved connections
 * @param settings theme, text size, geometry
 * @param passwords passwords of this run
 * @param vault where passwords are kept
 * @param backups stored messages that were cleared
 */
record Stores(
        ProfileStore profiles, SettingsStore settings, PasswordMemory passwords, Vault vault, BackupStore backups) {}
