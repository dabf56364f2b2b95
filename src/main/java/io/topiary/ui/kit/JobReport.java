package io.topiary.ui.inspect;

import io.topiary.ui.kit.JobStage;
import io.topiary.ui.kit.JobStrip;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What a strip tells of something that takes its time. FX thread. */
final class StripState {

    private final ReadOnlyObjectWrapper<JobStage> stage = new ReadOnlyObjectWrapper<>(JobStage.NONE);
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(-1);

    /** For the strip. */
    JobStrip.Facts facts() {
        return new JobStrip.Facts(
                stage.getReadOnlyProperty(),
                title.getReadOnlyProperty(),
                text.getReadOnlyProperty(),
                share.getReadOnlyProperty());
    }

    /** Whether it is being done. */
    boolean isRunning() {
        return stage.get() == JobStage.RUNNING;
    }

    /** It begins. */
    void begin(String newTitle) {
        title.set(newTitle);
        text.set("");
        share.set(-1);
        stage.set(JobStage.RUNNING);
    }

    /**
     * It is so far.
     *
     * @param done the share, 0 to 1; negative if nobody knows
     */
    void progress(String words, double done) {
        text.set(words);
        share.set(done);
    }

    /** It is over. */
    void end(String words, boolean well) {
        text.set(words);
        stage.set(well ? JobStage.DONE : JobStage.PROBLEM);
    }

    /** The user has seen what came of it. */
    void dismiss() {
        if (!isRunning()) {
            stage.set(JobStage.NONE);
        }
    }
}
