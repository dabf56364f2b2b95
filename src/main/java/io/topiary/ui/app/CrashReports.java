package io.topiary.ui.app;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Dialogs;
import io.topiary.ui.kit.Dialogs.ReportText;
import io.topiary.ui.kit.FxThread;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to exceptions that nobody expected: they are logged, the first is shown with a report that can be copied,
 * and Topiary goes on. Any thread.
 */
final class CrashReports implements Thread.UncaughtExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(CrashReports.class);

    private final Messages messages;
    private final Dialogs dialogs;
    private final FxThread fx;
    private final AtomicBoolean shown = new AtomicBoolean();

    CrashReports(Messages messages, Dialogs dialogs, FxThread fx) {
        this.messages = messages;
        this.dialogs = dialogs;
        this.fx = fx;
    }

    /** Logs what nobody catches, until there are dialogs to show it in. */
    static void logOnly() {
        Thread.setDefaultUncaughtExceptionHandler(CrashReports::log);
    }

    /** Takes all of the process's unexpected exceptions from now on. */
    void install() {
        Thread.setDefaultUncaughtExceptionHandler(this);
    }

    @Override
    public void uncaughtException(Thread thread, Throwable error) {
        log(thread, error);
        if (shown.compareAndSet(false, true)) {
            fx.later(() -> dialogs.report(words(), report(thread, error), () -> shown.set(false)));
        }
    }

    private ReportText words() {
        return new ReportText(
                messages.get("app.crash.title"),
                messages.get("app.crash.text"),
                messages.get("app.crash.copy"),
                messages.get("app.crash.goOn"));
    }

    private static void log(Thread thread, Throwable error) {
        LOG.error("unexpected exception in thread {}", thread.getName(), error);
    }

    /** Versions, thread and stack: what somebody who is to mend it needs, and nothing of what was received. */
    static String report(Thread thread, Throwable error) {
        StringWriter text = new StringWriter();
        try (PrintWriter out = new PrintWriter(text)) {
            out.println("Topiary, " + Instant.now());
            out.println("Java " + System.getProperty("java.version") + ", JavaFX "
                    + System.getProperty("javafx.runtime.version") + ", " + System.getProperty("os.name") + " "
                    + System.getProperty("os.version"));
            out.println("Thread " + thread.getName());
            error.printStackTrace(out);
        }
        return text.toString();
    }
}
