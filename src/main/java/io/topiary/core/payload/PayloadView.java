package io.topiary.core.payload;

/** How somebody wants to see a payload. */
public enum PayloadView {
    /** As what it was found to be. */
    AUTO,
    /** As the sender wrote it. */
    TEXT,
    /** Indented, every token as the sender wrote it. */
    JSON,
    /** Byte by byte. */
    HEX
}
