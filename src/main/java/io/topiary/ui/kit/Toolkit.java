package io.topiary.ui.kit;

import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;

/** Starts and ends JavaFX. Once a process; there is no way back from {@link #exit()}. */
public final class Toolkit {

    private final AtomicBoolean started = new AtomicBoolean();

    /**
     * Starts JavaFX and runs {@code ready} on its thread; returns at once. The toolkit goes on without a window until
     * {@link #exit()}.
     *
     * @throws UnsupportedOperationException if there is no display to open
     */
    public void start(Runnable ready) {
        if (!started.compareAndSet(false, true)) {
            throw new IllegalStateException("the toolkit runs already");
        }
        SoftwareRendering.chooseWhereNothingElseCan();
        Platform.startup(() -> {
            Platform.setImplicitExit(false);
            ready.run();
        });
    }

    /**
     * Chooses the built-in headless platform and software rendering, which need no display. Must come before
     * {@link #start}.
     */
    public void goHeadless() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
    }

    /** Ends the toolkit; what waits for the FX thread is not run any more. Any thread. */
    public void exit() {
        Platform.exit();
    }
}
