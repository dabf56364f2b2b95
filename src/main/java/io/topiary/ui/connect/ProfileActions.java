package io.topiary.ui.connect;

import io.topiary.core.profile.ConnectionProfile;

/** What can be done with a profile of the list. Each acts on the profile given, which is shown in the form first. */
interface ProfileActions {

    /** Connects. */
    void connect(ConnectionProfile profile);

    /** Puts the caret into the form. */
    void edit(ConnectionProfile profile);

    /** Has a new name written in the list. */
    void rename(ConnectionProfile profile);

    /** Adds a copy. */
    void duplicate(ConnectionProfile profile);

    /** Copies the address as one line, without a password. */
    void copyUri(ConnectionProfile profile);

    /** Writes it to a file. */
    void export(ConnectionProfile profile);

    /** Deletes it; a notice takes that back. */
    void delete(ConnectionProfile profile);
}
