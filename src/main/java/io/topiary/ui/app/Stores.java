package io.topiary.ui.app;

import io.topiary.core.profile.ProfileStore;
import io.topiary.core.rules.RuleStore;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.secrets.Vault;
import io.topiary.core.settings.SettingsStore;

/**
 * What the window remembers.
 *
 * @param profiles the saved connections
 * @param rules what is to happen to which messages
 * @param settings theme, text size, geometry
 * @param passwords passwords of this run
 * @param vault where passwords are kept
 */
record Stores(ProfileStore profiles, RuleStore rules, SettingsStore settings, PasswordMemory passwords, Vault vault) {}
