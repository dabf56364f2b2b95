package io.topiary.ui.inspect.diff;

import io.topiary.core.message.Message;
import io.topiary.core.payload.FormatChoices;
import io.topiary.core.session.Predecessors;
import io.topiary.core.session.SessionPayloads;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the message that is inspected differs from the one before it on its topic, from one that was marked, or from a file.
 * Compared on a worker, and only while somebody looks; of what comes meanwhile only the newest. FX thread.
 */
public final class DiffViewModel implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DiffViewModel.class);

    private final Workers workers;
    private final Executor fx;
    private final Messages messages;
    private final DiffWork work;
    private final FormatChoices formats;
    private final ObservableValue<@Nullable Message> inspected;
    private final Subscription subscription;
    private final Runnable formatsEnding;
    private final ReadOnlyObjectWrapper<DiffAnswer> answer = new ReadOnlyObjectWrapper<>(DiffAnswer.nothing(""));
    private final ReadOnlyObjectWrapper<@Nullable Message> marked = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Against> against = new ReadOnlyObjectWrapper<>(Against.PREVIOUS);
    private final ReadOnlyObjectWrapper<DiffChoices> choices = new ReadOnlyObjectWrapper<>(DiffChoices.DEFAULT);
    private final ReadOnlyStringWrapper markedWords = new ReadOnlyStringWrapper("");
    private @Nullable Path file;
    private int files;
    private boolean looking;
    private @Nullable DiffQuestion running;
    private @Nullable DiffQuestion done;

    /** What a message is compared with. */
    public enum Against {
        PREVIOUS,
        MARKED,
        FILE
    }

    /**
     * Nothing compared yet.
     *
     * @param payloads reads the payloads
     * @param predecessors finds the message before another one
     * @param inspected the message that is inspected
     * @param workers compares
     * @param fx the FX thread
     */
    public DiffViewModel(
            SessionPayloads payloads,
            Predecessors predecessors,
            ObservableValue<@Nullable Message> inspected,
            Workers workers,
            Executor fx,
            Messages messages) {
        this.inspected = inspected;
        this.workers = workers;
        this.fx = fx;
        this.messages = messages;
        this.work = new DiffWork(payloads, predecessors, messages);
        this.formats = payloads.reader().choices();
        this.subscription = inspected.subscribe(this::look);
        this.formatsEnding = formats.onChange(() -> fx.execute(this::look));
    }

    /** Whether anybody looks. */
    public void setLooking(boolean now) {
        looking = now;
        look();
    }

    /** Compares with what {@code wanted} says from now on. */
    public void compareWith(Against wanted) {
        against.set(wanted);
        look();
    }

    /** Compares with {@code newFile} from now on; chosen again it is read again. */
    public void compareWith(Path newFile) {
        file = newFile;
        files++;
        compareWith(Against.FILE);
    }

    /** Marks {@code message}, to compare others with it. */
    public void mark(Message message) {
        marked.set(message);
        markedWords.set(work.marked(message));
        look();
    }

    /** Marks the message that is inspected, if there is one. */
    void markInspected() {
        Message message = inspected.getValue();
        if (message != null) {
            mark(message);
        }
    }

    /** Compares in another way. */
    void choose(UnaryOperator<DiffChoices> change) {
        choices.set(change.apply(choices.get()));
        look();
    }

    /** How it is compared. */
    ReadOnlyObjectProperty<DiffChoices> choicesProperty() {
        return choices.getReadOnlyProperty();
    }

    /** The message that is marked, null if none is. */
    public ReadOnlyObjectProperty<@Nullable Message> markedProperty() {
        return marked.getReadOnlyProperty();
    }

    /** What is marked, in words; empty if nothing is. */
    ReadOnlyStringProperty markedWordsProperty() {
        return markedWords.getReadOnlyProperty();
    }

    /** What is compared with. */
    ReadOnlyObjectProperty<Against> againstProperty() {
        return against.getReadOnlyProperty();
    }

    /** The message that is inspected, null if there is none. */
    ObservableValue<@Nullable Message> inspectedProperty() {
        return inspected;
    }

    /** What came of it. */
    ReadOnlyObjectProperty<DiffAnswer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    @Override
    public void close() {
        looking = false;
        subscription.unsubscribe();
        formatsEnding.run();
    }

    private void look() {
        DiffQuestion next = new DiffQuestion(
                inspected.getValue(), against.get(), marked.get(), file, files, formats.edition(), choices.get());
        if (!looking || running != null || next.equals(done)) {
            return;
        }
        running = next;
        var _ = workers.supply(() -> work.answer(next))
                .whenComplete((result, failure) -> fx.execute(() -> {
                    running = null;
                    done = next;
                    if (failure == null) {
                        answer.set(result);
                    } else {
                        LOG.error("two payloads could not be compared", failure);
                        answer.set(DiffAnswer.nothing(messages.get("inspect.diff.failed")));
                    }
                    look();
                }));
    }
}
