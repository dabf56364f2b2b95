package io.topiary.cli;

import io.topiary.core.store.AppHome;

/** Tells logback.xml where to log; to be called before the first logger is made. */
final class LogFile {

    private LogFile() {}

    /** The window's log: {@code logs/topiary.log}. */
    static void ofWindow(AppHome home) {
        set(home, "topiary", "INFO");
    }

    /** Warnings of a subcommand, in a file of its own: the window may be running, and two programs can't roll one file. */
    static void ofCommand(AppHome home) {
        set(home, "topiary-cli", "WARN");
    }

    private static void set(AppHome home, String name, String level) {
        System.setProperty("topiary.log.dir", home.logs().toString());
        System.setProperty("topiary.log.name", name);
        System.setProperty("topiary.log.level", level);
    }
}
