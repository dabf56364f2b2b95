package io.topiary.ui.connect.form;

/** A page of the editor, in the order of its rail. The words for each are {@code connect.page.NAME}. */
public enum Page {
    GENERAL,
    TLS,
    SUBSCRIPTIONS,
    SESSION,
    NETWORK,
    WILL,
    RECORDING,
    LABEL,
    TEST
}
