package io.topiary.ui.inspect;

import io.topiary.core.session.Model;
import io.topiary.core.session.PayloadSaving;
import io.topiary.core.session.PayloadSaving.Saved;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import io.topiary.ui.kit.JobReport;
import io.topiary.ui.kit.Pulse;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves the payloads of several messages, a file each; one such task at a time. FX thread. */
final class ManyPayloads {

    private static final Logger LOG = LoggerFactory.getLogger(ManyPayloads.class);
    private static final int GLANCE_MILLIS = 100;
    private static final int LONGEST_PATH = 300;

    private final Model model;
    private final Executor errands;
    private final Executor fx;
    private final Messages messages;
    private final Amounts amounts;
    private final Pulse.Refresh refresh;
    private final JobReport state = new JobReport();
    private @Nullable Run run;

    private record Run(PayloadSaving saving, Job<Saved> job, Path folder) {}

    /** What saves. */
    private interface Work {

        Saved save(PayloadSaving saving, Job.Control control) throws StoreException;
    }

    /** @param errands saves; its threads may wait */
    ManyPayloads(Model model, Executor errands, Executor fx, Pulse pulse, Messages messages) {
        this.model = model;
        this.errands = errands;
        this.fx = fx;
        this.messages = messages;
        this.amounts = new Amounts(messages);
        this.refresh = pulse.register(Pulse.TEXT, this::refresh);
    }

    /** How far it is. */
    JobReport state() {
        return state;
    }

    /** Whether another task has to wait. */
    boolean isBusy() {
        return state.isRunning();
    }

    /** Saves what is in memory of {@code topic} into {@code folder}. */
    void saveMessages(String topic, Path folder) {
        begin(folder, (saving, control) -> saving.messages(topic, folder, control));
    }

    /** Saves the newest payloads at and below {@code path} into {@code folder}. */
    void saveSubtree(String path, Path folder) {
        begin(folder, (saving, control) -> saving.subtree(path, folder, control));
    }

    /** Ends it soon; what is saved stays. */
    void cancel() {
        Run now = run;
        if (now != null) {
            now.job().cancel();
        }
    }

    void close() {
        cancel();
        refresh.close();
    }

    private void begin(Path folder, Work work) {
        if (isBusy()) {
            return;
        }
        PayloadSaving saving = new PayloadSaving(model);
        state.begin(messages.get("inspect.saving"));
        Job<Saved> job = Job.start(errands, Text.of("payload.save.phase"), control -> work.save(saving, control));
        Run begun = new Run(saving, job, folder);
        run = begun;
        refresh.markDirty();
        var _ = job.result().whenComplete((saved, failure) -> fx.execute(() -> ended(begun, saved, failure)));
    }

    private void refresh() {
        Run now = run;
        if (now != null && isBusy()) {
            state.progress(
                    words("inspect.saving.progress", now, now.saving().saved()),
                    now.job().progress().share());
            refresh.markDirtyIn(GLANCE_MILLIS);
        }
    }

    private void ended(Run ended, @Nullable Saved saved, @Nullable Throwable failure) {
        if (failure instanceof StoreException known) {
            LOG.warn("payloads could not be saved", known);
            state.end(messages.get(known.text()), false);
        } else if (saved == null) {
            LOG.error("payloads could not be saved", failure);
            state.end(words("inspect.saving.broken", ended, ended.saving().saved()), false);
        } else {
            boolean cancelled = ended.job().isCancelled();
            state.end(words(cancelled ? "inspect.saving.cancelled" : "inspect.savedMany", ended, saved), true);
        }
    }

    private String words(String key, Run of, Saved saved) {
        String folder = Escapes.visible(of.folder().toString(), LONGEST_PATH);
        return messages.get(key, saved.count(), amounts.bytes(saved.bytes()), folder);
    }
}
