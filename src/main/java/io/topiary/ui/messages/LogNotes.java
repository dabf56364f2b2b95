package io.topiary.ui.messages;

import io.topiary.ui.kit.JobStage;
import io.topiary.ui.kit.JobStrip;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What is told above the rows of the log: how far an export is, what came of it, why something was refused. FX thread. */
final class LogNotes {

    private final ReadOnlyObjectWrapper<JobStage> stage = new ReadOnlyObjectWrapper<>(JobStage.NONE);
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(-1);

    JobStrip.Facts facts() {
        return new JobStrip.Facts(
                stage.getReadOnlyProperty(),
                title.getReadOnlyProperty(),
                text.getReadOnlyProperty(),
                share.getReadOnlyProperty());
    }

    /** Tells {@code words} about what is in {@code newStage}, under {@code newTitle}. */
    void tell(JobStage newStage, String newTitle, String words) {
        title.set(newTitle);
        text.set(words);
        stage.set(newStage);
    }

    /** How much of what is running is done, 0 to 1; negative if nobody knows. */
    void share(double done) {
        share.set(done);
    }

    /** Nothing is to be told any more, unless something is running. */
    void dismiss() {
        if (stage.get() != JobStage.RUNNING) {
            stage.set(JobStage.NONE);
        }
    }
}
