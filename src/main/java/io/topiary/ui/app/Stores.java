package io.topiary.ui.app;

import io.topiary.core.profile.ProfileStore;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.secrets.Vault;
import io.topiary.core.settings.LookStore;
import io.topiary.core.settings.SettingsStore;

/**
 * What the window remembers.
 *
 * @param profiles the saved connections
 * @param settings theme, text size, geometry
 * @param looks how topics are looked at
 * @param passwords passwords of this run
 * @param vault where passwords are kept
 */
record Stores(ProfileStore profiles, SettingsStore settings, LookStore looks, PasswordMemory passwords, Vault vault) {}
