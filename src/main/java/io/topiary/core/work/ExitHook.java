package io.topiary.core.work;

/** Something that still has to be done when the process is told to end (Ctrl+C, SIGTERM, logging off). */
public final class ExitHook implements AutoCloseable {

    private final Thread thread;

    private ExitHook(Thread thread) {
        this.thread = thread;
    }

    /**
     * Has {@code task} run, on a thread of its own, when the process is told to end; the process waits for it.
     *
     * @param task ends within a second
     */
    public static ExitHook onExit(Runnable task) {
        Thread thread = Thread.ofPlatform().name("topiary-exit").unstarted(task);
        Runtime.getRuntime().addShutdownHook(thread);
        return new ExitHook(thread);
    }

    /** The task is not needed any more. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException endingAlready) {
            // It runs or has run; there is nothing left to take back.
            return;
        }
    }
}
