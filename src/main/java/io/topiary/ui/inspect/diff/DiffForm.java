package io.topiary.ui.inspect.diff;

/** In which form two payloads are compared. */
enum DiffForm {
    /** What suits them. */
    AUTO,
    /** By the paths of JSON. */
    PATHS,
    /** Line by line. */
    LINES,
    /** Byte by byte. */
    BYTES
}
