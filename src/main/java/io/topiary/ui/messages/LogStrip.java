package io.topiary.ui.messages;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.JobReport;
import io.topiary.ui.kit.JobStage;
import io.topiary.ui.kit.JobStrip;
import javafx.scene.control.Button;

/** The line above the rows of the log that shows its notes. FX thread. */
final class LogStrip extends JobStrip {

    private final JobReport notes;
    private Runnable stop = () -> {};

    LogStrip(JobReport notes, Messages messages) {
        super("messageLogNote", "fth-download", notes.facts());
        this.notes = notes;
        bar().setAccessibleText(messages.get("messages.export.share"));
        Button end = verb("messageLogExportStop", () -> stop.run());
        end.setText(messages.get("messages.export.stop"));
        notes.facts().stage().subscribe(stage -> visible(end, stage == JobStage.RUNNING));
        offer(messages, end);
    }

    /** What ends that which is running. */
    void onStop(Runnable newStop) {
        stop = newStop;
    }

    @Override
    protected void dismiss() {
        notes.dismiss();
    }
}
