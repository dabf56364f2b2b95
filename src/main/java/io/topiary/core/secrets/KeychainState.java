package io.topiary.core.secrets;

/** How the system's keychain stands in this run. */
public enum KeychainState {
    /** Nobody has asked it yet. */
    UNTRIED,
    /** It has answered. */
    ANSWERING,
    /** It has failed, and is not asked again until the user wants that. */
    OUT
}
