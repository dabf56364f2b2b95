package io.topiary.ui.kit;

import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What a {@link JobStrip} tells of something that takes its time, or of something that was refused. FX thread. */
public final class JobReport {

    private final ReadOnlyObjectWrapper<JobStage> stage = new ReadOnlyObjectWrapper<>(JobStage.NONE);
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(-1);

    /** For the strip. */
    public JobStrip.Facts facts() {
        return new JobStrip.Facts(
                stage.getReadOnlyProperty(),
                title.getReadOnlyProperty(),
                text.getReadOnlyProperty(),
                share.getReadOnlyProperty());
    }

    /** Whether it is being done. */
    public boolean isRunning() {
        return stage.get() == JobStage.RUNNING;
    }

    /** It begins. */
    public void begin(String newTitle) {
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
    public void progress(String words, double done) {
        text.set(words);
        share.set(done);
    }

    /** It is over. */
    public void end(String words, boolean well) {
        text.set(words);
        stage.set(well ? JobStage.DONE : JobStage.PROBLEM);
    }

    /** Tells {@code words} about what is in {@code newStage}, under {@code newTitle}. */
    public void tell(JobStage newStage, String newTitle, String words) {
        title.set(newTitle);
        text.set(words);
        stage.set(newStage);
    }

    /** How much of what is running is done, 0 to 1; negative if nobody knows. */
    public void share(double done) {
        share.set(done);
    }

    /** The user has seen what came of it. */
    public void dismiss() {
        if (!isRunning()) {
            stage.set(JobStage.NONE);
        }
    }
}
