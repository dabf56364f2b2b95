package io.topiary.core.message;

/** Which way a message went, seen from Topiary. */
public enum Direction {
    /** Received from the broker. */
    IN,
    /** Published by Topiary. */
    OUT
}
