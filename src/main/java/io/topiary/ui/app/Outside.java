package io.topiary.ui.app;

import io.topiary.core.retained.BackupStore;
import io.topiary.core.settings.LookStore;
import java.util.function.Consumer;

/**
 * What a session's tab asks of the window around it.
 *
 * @param profiles keeps what was found out
 * @param questions asks the user
 * @param looks remembers how topics are looked at
 * @param rules what rules need
 * @param backups keeps stored messages before they are cleared
 * @param edit goes to the profile with a certain id in the start page
 */
record Outside(
        ProfileMemory profiles,
        SessionQuestions questions,
        LookStore looks,
        RuleDesk rules,
        BackupStore backups,
        Consumer<String> edit) {}
