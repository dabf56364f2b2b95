package io.topiary.ui.inspect;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.JobReport;
import io.topiary.ui.kit.JobStage;
import io.topiary.ui.kit.JobStrip;
import javafx.scene.control.Button;

/** Shows how far it is to save payloads, and what came of it. FX thread. */
final class SaveStrip extends JobStrip {

    private final JobReport state;

    /**
     * Not there while there is nothing to see.
     *
     * @param name what the ids of its parts begin with
     * @param verb what ends it
     */
    SaveStrip(String name, JobReport state, String verb, Runnable stop, Messages messages) {
        super(name, "fth-download", state.facts());
        this.state = state;
        Button end = verb(name + "Stop", stop);
        end.setText(verb);
        state.facts().stage().subscribe(stage -> visible(end, stage == JobStage.RUNNING));
        offer(messages, end);
    }

    @Override
    protected void dismiss() {
        state.dismiss();
    }
}
