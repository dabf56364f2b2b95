package io.topiary.ui.inspect;

import io.topiary.core.message.Message;
import io.topiary.core.retained.RetainedException;
import io.topiary.core.retained.RetainedScope;
import io.topiary.core.retained.RetainedTruth;
import io.topiary.core.text.Messages;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the broker stores a message on the topic shown, as it was when the user last asked; forgotten as soon as a newer
 * message comes. FX thread.
 */
final class TruthViewModel {

    private static final Logger LOG = LoggerFactory.getLogger(TruthViewModel.class);

    private final Executor fx;
    private final Messages messages;
    private final DateTimeFormatter time;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper askable = new ReadOnlyBooleanWrapper();
    private @Nullable Function<RetainedScope, CompletableFuture<RetainedTruth>> asker;
    private @Nullable String topic;
    private @Nullable Message newest;
    private boolean busy;

    TruthViewModel(Executor fx, Messages messages) {
        this.fx = fx;
        this.messages = messages;
        this.time = DateTimeFormatter.ofPattern("HH:mm:ss", messages.locale()).withZone(ZoneId.systemDefault());
    }

    /** What was answered, in words; empty if nobody asked since the newest message. */
    ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /** Whether the broker can be asked now. */
    ReadOnlyBooleanProperty askableProperty() {
        return askable.getReadOnlyProperty();
    }

    /** Asks with {@code newAsker} from now on. */
    void askWith(Function<RetainedScope, CompletableFuture<RetainedTruth>> newAsker) {
        asker = newAsker;
        update();
    }

    /** The topic {@code newTopic} is shown, with {@code message} as the newest on it. */
    void follow(@Nullable String newTopic, @Nullable Message message) {
        if (Objects.equals(topic, newTopic) && Objects.equals(message, newest)) {
            return;
        }
        topic = newTopic;
        newest = message;
        busy = false;
        text.set("");
        update();
    }

    /** Asks the broker. */
    void ask() {
        Function<RetainedScope, CompletableFuture<RetainedTruth>> asks = asker;
        String asked = topic;
        if (!askable.get() || asks == null || asked == null) {
            return;
        }
        Message before = newest;
        busy = true;
        text.set(messages.get("inspect.truth.asking"));
        update();
        var _ = asks.apply(new RetainedScope(asked, false))
                .whenComplete((truth, failure) -> fx.execute(() -> {
                    if (asked.equals(topic) && Objects.equals(before, newest)) {
                        busy = false;
                        text.set(truth == null ? words(failure) : words(truth));
                        update();
                    }
                }));
    }

    private void update() {
        askable.set(asker != null && topic != null && !topic.isEmpty() && !busy);
    }

    private String words(RetainedTruth truth) {
        long millis = TimeUnit.MICROSECONDS.toMillis(truth.micros());
        String checked = time.format(Instant.ofEpochMilli(millis));
        return messages.get(truth.stored() > 0 ? "inspect.truth.stored" : "inspect.truth.notStored", checked);
    }

    private String words(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        if (cause instanceof RetainedException known) {
            return messages.get(
                    "inspect.truth.failed",
                    messages.get(known.failure().what()),
                    messages.get(known.failure().remedy()));
        }
        LOG.error("the broker could not be asked", cause);
        return messages.get("inspect.truth.broken");
    }
}
