package io.topiary.core.notify;

import java.util.Locale;

/** Knows which desktop there is. */
public final class Notifiers {

    private Notifiers() {}

    /** What shows notifications on the system called {@code name}, as {@code os.name} has it. */
    public static Notifier ofSystem(String name) {
        String system = name.toLowerCase(Locale.ROOT);
        if (system.contains("windows")) {
            return new TrayNotifier();
        }
        if (system.contains("mac")) {
            return new ScriptNotifier();
        }
        return system.contains("linux") || system.contains("bsd") ? DbusNotifier.ofSession() : new SilentNotifier();
    }
}
