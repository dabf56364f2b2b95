package io.topiary.ui.connect;

import io.topiary.core.profile.ConnectionProfile;

/** Opens connections; the start page's way to the rest of the window. */
public interface ConnectionOpener {

    /** Opens {@code profile}, saved or not, in a tab of its own; goes to its tab if it is open. */
    void open(ConnectionProfile profile);

    /** Starts the built-in broker and connects to it. */
    void openDemo();
}
