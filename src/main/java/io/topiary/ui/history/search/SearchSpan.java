package io.topiary.ui.history.search;

/** When the messages went by that are looked for. */
enum SearchSpan {
    EVERYTHING,
    LAST_HOUR,
    TODAY,
    /** From one time to another, either of which may be left open. */
    BETWEEN
}
