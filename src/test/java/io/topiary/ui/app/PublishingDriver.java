package io.topiary.ui.app;

import io.topiary.core.publish.run.RunStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;

/**
 * Publishes by the repeat page of a real window that subscribed to everything, with QoS 1 and as fast as the broker takes
 * it: {@code PublishingDriver HOME PORT TIMES}. Prints times in nanoseconds and counts.
 */
final class PublishingDriver {

    private final DrivenWindow window;
    private final int times;

    private PublishingDriver(DrivenWindow window, int times) {
        this.window = window;
        this.times = times;
    }

    public static void main(String[] args) {
        int status = 1;
        try {
            new PublishingDriver(
                            DrivenWindow.open(Path.of(args[0]), Integer.parseInt(args[1])), Integer.parseInt(args[2]))
                    .publish();
            status = 0;
        } catch (RuntimeException e) {
            System.err.println("nothing could be published: " + e);
        }
        // whoever started this reads the last line first
        System.out.flush();
        Runtime.getRuntime().halt(status);
    }

    private void publish() {
        DrivenWindow.await(() -> window.session().connection().status().limits() != null);
        DrivenWindow.rest(3_000);
        DrivenWindow.ask(() -> {
            write("publishTopic", "bench/{{pick a b c}}");
            ((CheckBox) find("publishRetain")).setSelected(false);
            ((ToggleButton) find("publishTemplate")).setSelected(true);
            ((ComboBox<?>) find("publishQos")).getSelectionModel().select(1);
            window.publishing().writePayload("{\"id\": {{seq}}, \"t\": {{sine 20 5 60s}}}");
            ((ToggleButton) find("publishRepeatPage")).setSelected(true);
            write("publishEvery", "0");
            write("publishTimes", Integer.toString(times));
            return true;
        });
        DrivenWindow.rest(1_000);
        DrivenWindow.resetFigures();
        long start = System.nanoTime();
        DrivenWindow.ask(() -> {
            ((Button) find("publishStart")).fire();
            return true;
        });
        List<Long> gaps = DrivenWindow.frames(frame -> {}, this::isDone);
        tell("TOOK", System.nanoTime() - start);
        tell("FX_P99", DrivenWindow.figure("FxLatencyP99Millis"));
        tell("GAP_P99", DrivenWindow.percentile(gaps, 0.99));
        tell("GAP_MAX", gaps.getLast());
        window.awaitReceived(times);
        RunStatus run = DrivenWindow.ask(this::run).orElseThrow();
        tell("SENT", run.sent());
        tell("ACKNOWLEDGED", run.acknowledged());
        tell("MISSING", window.missing(times));
    }

    private boolean isDone() {
        return run().filter(run -> run.state() == RunStatus.State.DONE && run.underWay() == 0)
                .isPresent();
    }

    /** The newest line of the list of runs. */
    private Optional<RunStatus> run() {
        List<?> runs = ((ListView<?>) find("publishRuns")).getItems();
        return runs.isEmpty() ? Optional.empty() : Optional.of((RunStatus) runs.getLast());
    }

    private Node find(String id) {
        return window.node(id);
    }

    private void write(String id, String text) {
        ((TextInputControl) find(id)).setText(text);
    }

    private static void tell(String name, long value) {
        System.out.println(name + " " + value);
    }
}
