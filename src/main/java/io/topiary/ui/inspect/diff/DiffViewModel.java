package io.topiary.ui.inspect.diff;

import io.topiary.core.message.Message;
import io.topiary.core.payload.diff.PayloadDiff;
import io.topiary.core.session.Session;
import io.topiary.core.session.TopicLog;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Executor;
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
 * How the message that is inspected differs from the one before it on its topic, or from one that was marked. Compared on a
 * worker, and only while somebody looks; of what comes meanwhile only the newest. FX thread.
 */
public final class DiffViewModel implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DiffViewModel.class);
    private static final int LONGEST_TOPIC = 60;

    private final Session session;
    private final Workers workers;
    private final Executor fx;
    private final Messages messages;
    private final ObservableValue<@Nullable Message> inspected;
    private final Subscription subscription;
    private final ReadOnlyObjectWrapper<Result> result = new ReadOnlyObjectWrapper<>(new Result(null, "", ""));
    private final ReadOnlyObjectWrapper<@Nullable Message> marked = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Against> against = new ReadOnlyObjectWrapper<>(Against.PREVIOUS);
    private final ReadOnlyStringWrapper markedWords = new ReadOnlyStringWrapper("");
    private boolean looking;
    private @Nullable Question running;
    private @Nullable Question done;

    /** What a message is compared with. */
    public enum Against {
        PREVIOUS,
        MARKED
    }

    /**
     * What came of it.
     *
     * @param diff null if there is nothing to compare
     * @param why why not, empty if there is
     * @param title which messages they are
     */
    record Result(@Nullable PayloadDiff diff, String why, String title) {}

    private record Question(
            @Nullable Message right,
            Against against,
            @Nullable Message marked) {}

    /**
     * Nothing compared yet.
     *
     * @param inspected the message that is inspected
     * @param workers compares
     * @param fx the FX thread
     */
    public DiffViewModel(
            Session session,
            ObservableValue<@Nullable Message> inspected,
            Workers workers,
            Executor fx,
            Messages messages) {
        this.session = session;
        this.inspected = inspected;
        this.workers = workers;
        this.fx = fx;
        this.messages = messages;
        this.subscription = inspected.subscribe(this::look);
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

    /** Marks {@code message}, to compare others with it. */
    public void mark(Message message) {
        marked.set(message);
        markedWords.set(
                messages.get("inspect.diff.marked", Escapes.visible(message.topic(), LONGEST_TOPIC), time(message)));
        look();
    }

    /** Marks the message that is inspected, if there is one. */
    void markInspected() {
        Message message = inspected.getValue();
        if (message != null) {
            mark(message);
        }
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
    ReadOnlyObjectProperty<Result> resultProperty() {
        return result.getReadOnlyProperty();
    }

    @Override
    public void close() {
        looking = false;
        subscription.unsubscribe();
    }

    private void look() {
        Question next = new Question(inspected.getValue(), against.get(), marked.get());
        if (!looking || running != null || next.equals(done)) {
            return;
        }
        running = next;
        var _ = workers.supply(() -> answer(next))
                .whenComplete((answer, failure) -> fx.execute(() -> {
                    running = null;
                    done = next;
                    if (failure == null) {
                        result.set(answer);
                    } else {
                        LOG.error("two payloads could not be compared", failure);
                        result.set(new Result(null, messages.get("inspect.diff.failed"), ""));
                    }
                    look();
                }));
    }

    /** On a worker. */
    private Result answer(Question question) {
        Message right = question.right();
        if (right == null) {
            return nothing("inspect.diff.nothing");
        }
        boolean withMarked = question.against() == Against.MARKED;
        Optional<Message> left =
                withMarked ? Optional.ofNullable(question.marked()) : TopicLog.previous(session, right);
        if (left.isEmpty()) {
            return nothing(withMarked ? "inspect.diff.noMark" : "inspect.diff.first");
        }
        Message before = left.get();
        PayloadDiff diff = PayloadDiff.of(before.payload(), right.payload(), PayloadDiff.CONTEXT);
        String title = before.topic().equals(right.topic())
                ? messages.get("inspect.diff.title", time(before), time(right))
                : messages.get(
                        "inspect.diff.titleOther",
                        Escapes.visible(before.topic(), LONGEST_TOPIC),
                        time(before),
                        Escapes.visible(right.topic(), LONGEST_TOPIC),
                        time(right));
        return new Result(diff, "", title);
    }

    private Result nothing(String key) {
        return new Result(null, messages.get(key), "");
    }

    private String time(Message message) {
        return DateTimeFormatter.ofPattern("HH:mm:ss.SSS", messages.locale())
                .withZone(ZoneId.systemDefault())
                .format(Instant.EPOCH.plus(message.timeMicros(), ChronoUnit.MICROS));
    }
}
