package io.topiary.ui.kit;

import io.topiary.core.text.Messages;
import javafx.scene.control.Button;

/** A strip that shows what a {@link JobReport} tells, with one verb. FX thread. */
public final class ReportStrip extends JobStrip {

    private final JobReport report;

    /**
     * What can be done about it.
     *
     * @param id of its button
     * @param words what it says
     * @param stage when it is offered
     * @param action does it
     */
    public record Verb(String id, String words, JobStage stage, Runnable action) {}

    /**
     * Not there while there is nothing to see.
     *
     * @param name what the ids of its parts begin with
     */
    public ReportStrip(String name, JobReport report, Verb verb, Messages messages) {
        super(name, "fth-download", report.facts());
        this.report = report;
        bar().accessibleTextProperty().bind(report.facts().title());
        Button button = verb(verb.id(), verb.action());
        button.setText(verb.words());
        report.facts().stage().subscribe(stage -> visible(button, stage == verb.stage()));
        offer(messages, button);
    }

    @Override
    protected void dismiss() {
        report.dismiss();
    }
}
