package io.topiary.cli;

/** What the process tells the shell. */
public final class ExitCode {

    /** Done; also when nobody reads standard output any more. */
    public static final int DONE = 0;

    /** A fault of Topiary. */
    public static final int INTERNAL = 1;

    /** Wrong arguments, no display, no such profile. */
    public static final int USAGE = 2;

    /** No connection came about, or the broker refused it. */
    public static final int NO_CONNECTION = 3;

    /** The broker refused a subscription or a publish. */
    public static final int REFUSED = 4;

    /** The time was over before the messages had come. */
    public static final int TIMED_OUT = 5;

    /** A local file or the store failed. */
    public static final int LOCAL = 6;

    /** Interrupted by the user. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
