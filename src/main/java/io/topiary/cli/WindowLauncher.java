package io.topiary.cli;

/** Opens the window; the seam between the command line and the user interface. */
@FunctionalInterface
public interface WindowLauncher {

    /**
     * Opens the window and returns when it is closed. Called on the main thread.
     *
     * @return the process's exit code
     */
    int launch(LaunchRequest request);
}
