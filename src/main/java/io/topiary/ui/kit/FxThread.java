package io.topiary.ui.kit;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/**
 * The way onto the FX thread, and the only class that knows it. View-models get it as an {@link Executor}, so that their
 * tests can run everything on the thread they are on.
 */
public final class FxThread implements Executor {

    /** Runs {@code task} on the FX thread: at once if this is it, else later. Any thread. */
    @Override
    public void execute(Runnable task) {
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
    }

    /** Runs {@code task} on the FX thread after what it is doing now. Any thread. */
    public void later(Runnable task) {
        Platform.runLater(task);
    }
}
