package io.topiary.ui.app;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.retained.BackupStore;
import io.topiary.core.retained.RetainedClearing;
import io.topiary.core.retained.RetainedInventory;
import io.topiary.core.retained.RetainedResult;
import io.topiary.core.retained.RetainedScan;
import io.topiary.core.retained.RetainedScope;
import io.topiary.core.retained.RetainedTask;
import io.topiary.core.session.RetainedAccess;
import io.topiary.core.text.Text;
import io.topiary.core.work.Errands;
import io.topiary.core.work.Job;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutionException;

/**
 * Clears what a broker stores below {@code fill} and puts it back, with a real window on all its topics:
 * {@code CleaningDriver HOME PORT}. Prints times in nanoseconds and counts.
 */
final class CleaningDriver {

    private final DrivenWindow window;
    private final RetainedAccess access;
    private final Path backups;
    private final Errands errands = new Errands("cleaning");

    private CleaningDriver(DrivenWindow window, Path home) {
        this.window = window;
        this.access = new RetainedAccess(window.session());
        this.backups = home.resolve("backups");
    }

    public static void main(String[] args) {
        int status = 1;
        try {
            Path home = Path.of(args[0]);
            CleaningDriver driver = new CleaningDriver(DrivenWindow.open(home, Integer.parseInt(args[1])), home);
            driver.clean();
            status = 0;
        } catch (Exception e) {
            System.err.println("nothing could be cleared: " + e);
        }
        // whoever started this reads the last line first
        System.out.flush();
        Runtime.getRuntime().halt(status);
    }

    private void clean() throws Exception {
        window.awaitReceived(1);
        DrivenWindow.rest(3_000);
        long start = System.nanoTime();
        RetainedInventory inventory = run(
                control -> new RetainedScan(access).learn(new RetainedScope("fill", true), MessageQuery.ALL, control));
        tell("LEARN", System.nanoTime() - start);
        DrivenWindow.resetFigures();
        BackupStore store = new BackupStore(backups, Clock.systemUTC());
        try (RetainedClearing clearing =
                new RetainedClearing(access, inventory, MessageQuery.ALL, store, RetainedClearing.PER_SECOND)) {
            start = System.nanoTime();
            RetainedResult result = run(clearing::run);
            tell("CLEAR", System.nanoTime() - start);
            tell("FX_P99", DrivenWindow.figure("FxLatencyP99Millis"));
            tell("GAP_MAX", DrivenWindow.figure("PulseGapMaxMillis"));
            RetainedTask undo = clearing.undo(result).orElseThrow();
            start = System.nanoTime();
            RetainedResult restored = run(undo::run);
            tell("UNDO", System.nanoTime() - start);
            tell("LEARNED", inventory.size());
            tell("CLEARED", result.done());
            tell("RESTORED", restored.done());
        }
    }

    private <T> T run(Job.Work<T> work) throws InterruptedException, ExecutionException {
        return Job.start(errands, Text.of("retained.phase.connecting"), work)
                .result()
                .get();
    }

    private static void tell(String name, long value) {
        System.out.println(name + " " + value);
    }
}
