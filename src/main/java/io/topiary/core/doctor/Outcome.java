package io.topiary.core.doctor;

/** How a step stands. */
public enum Outcome {
    /** It has begun; its result follows. */
    RUNNING,
    /** Nothing to complain of. */
    OK,
    /** It works, and something should be looked after. */
    WARNING,
    /** It failed; the steps after it are skipped, except where they don't need it. */
    FAILED,
    /** There was nothing to do, or a step before it failed. */
    SKIPPED
}
