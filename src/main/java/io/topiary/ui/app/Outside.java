package io.topiary.ui.app;

import java.util.function.Consumer;

/**
 * What a session's tab asks of the window around it.
 *
 * @param profiles keeps what was found out
 * @param questions asks the user
 * @param rules what rules need
 * @param edit goes to the profile with a certain id in the start page
 */
record Outside(ProfileMemory profiles, SessionQuestions questions, RuleDesk rules, Consumer<String> edit) {}
