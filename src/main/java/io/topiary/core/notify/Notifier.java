package io.topiary.core.notify;

/** Shows notifications of the desktop. Any thread but the FX thread: it may wait for seconds. */
public interface Notifier extends AutoCloseable {

    /**
     * Shows {@code notice}.
     *
     * @throws NotifyException if it can't be shown, with words for the user
     */
    void show(Notice notice) throws NotifyException;

    /** Lets go of the desktop. */
    @Override
    default void close() {}
}
