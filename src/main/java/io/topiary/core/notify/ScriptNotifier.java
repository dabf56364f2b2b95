package io.topiary.core.notify;

import io.topiary.core.text.Text;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Notifications of macOS, by its scripting program. What is told is handed over as arguments: nothing in it is ever read as
 * a script.
 */
final class ScriptNotifier implements Notifier {

    private static final String PROGRAM = "/usr/bin/osascript";
    private static final int PATIENCE_SECONDS = 3;

    @Override
    public void show(Notice notice) throws NotifyException {
        Process process = null;
        try {
            process = new ProcessBuilder(command(notice))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new NotifyException(Text.of("notify.silent", PATIENCE_SECONDS), null);
            }
            if (process.exitValue() != 0) {
                throw new NotifyException(Text.of("notify.script", process.exitValue()), null);
            }
        } catch (IOException e) {
            throw new NotifyException(Text.of("notify.none"), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotifyException(Text.of("notify.ending"), e);
        } finally {
            if (process != null) {
                process.destroy();
            }
        }
    }

    /** The program and its arguments; those after the script are data to it, also where they begin with a hyphen. */
    static List<String> command(Notice notice) {
        return List.of(
                PROGRAM,
                "-e",
                "on run argv",
                "-e",
                "display notification (item 3 of argv) with title (item 1 of argv) subtitle (item 2 of argv)",
                "-e",
                "end run",
                "Topiary",
                notice.title(),
                notice.body());
    }
}
