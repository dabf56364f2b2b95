package io.topiary.ui.kit;

/** What there is to see of something that takes its time. */
public enum JobStage {
    /** Nothing. */
    NONE,
    /** It is being done. */
    RUNNING,
    /** All went well. */
    DONE,
    /** Something is left, or nothing came of it. */
    PROBLEM
}
