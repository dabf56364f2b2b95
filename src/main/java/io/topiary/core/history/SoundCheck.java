package io.topiary.core.history;

import java.nio.file.Path;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for damage in a recording while recording into it goes on: of a large file that takes a while. */
final class SoundCheck implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SoundCheck.class);

    private final RecordingFile file;
    private final Runnable damaged;
    private final Thread thread;
    private volatile boolean failed;

    private SoundCheck(RecordingFile file, Runnable damaged) {
        this.file = file;
        this.damaged = damaged;
        this.thread =
                Thread.ofPlatform().daemon().name("topiary-recording-check").start(this::run);
    }

    /**
     * Begins to look at {@code file}.
     *
     * @param damaged is run when it is found damaged, on the thread of the check
     * @throws RecordingException if it can't be opened
     */
    static SoundCheck start(Path file, Runnable damaged) throws RecordingException {
        return new SoundCheck(RecordingFile.read(file), damaged);
    }

    /** Whether damage was found. */
    boolean hasFailed() {
        return failed;
    }

    private void run() {
        try {
            failed = !file.isSound();
        } catch (SQLException e) {
            failed = SqlTrouble.isDamage(e);
            LOG.debug("the check of a recording ended early", e);
        }
        if (failed) {
            LOG.warn("the pages of a recording do not fit each other");
            damaged.run();
        }
    }

    /** Ends the check, if it still goes on. */
    @Override
    public void close() {
        try {
            while (thread.isAlive()) {
                // what is asked before the query has begun is not heard
                file.interrupt();
                thread.join(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            file.close();
        }
    }
}
