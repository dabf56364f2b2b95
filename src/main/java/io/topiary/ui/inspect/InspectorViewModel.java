package io.topiary.ui.inspect;

import io.topiary.core.message.Message;
import io.topiary.core.payload.PayloadReader;
import io.topiary.core.payload.PayloadView;
import io.topiary.core.retained.RetainedScope;
import io.topiary.core.retained.RetainedTruth;
import io.topiary.core.session.Session;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.core.tree.TreeRow;
import io.topiary.core.vitals.Delivery;
import io.topiary.core.work.Workers;
import io.topiary.ui.inspect.Presentation.Offer;
import io.topiary.ui.kit.Pulse;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;

/**
 * What the inspector shows: the newest message of a topic, or one message that stays. Payloads are decoded on a worker.
 * FX thread, unless said otherwise.
 */
public final class InspectorViewModel {

    private static final int FRESH_SECONDS = 60;

    private final Session session;
    private final Pulse.Refresh refresh;
    private final Runnable dirtyListener;
    private final Workers workers;
    private final HeaderWords words;
    private final PayloadLoader loader;
    private final PayloadActions actions;
    private final ReadOnlyObjectWrapper<Header> header = new ReadOnlyObjectWrapper<>(Header.NOTHING);
    private final ReadOnlyObjectWrapper<Presentation> presentation;
    private final ReadOnlyStringWrapper feedback = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<PayloadView> view = new ReadOnlyObjectWrapper<>(PayloadView.AUTO);
    private final ReadOnlyObjectWrapper<@Nullable Message> message = new ReadOnlyObjectWrapper<>();
    private final TruthViewModel truth;
    private Object subject = new Object();
    private Wish wish = Wish.DEFAULT;
    private @Nullable String topic;
    private @Nullable Message fixed;
    private @Nullable Message shown;
    private @Nullable Delivery delivery;
    private boolean paused;
    private boolean ageAwaited;
    private boolean closed;
    private long failures;

    /**
     * An inspector with nothing selected.
     *
     * @param workers decodes and saves
     * @param fx the FX thread
     */
    public InspectorViewModel(Session session, Pulse pulse, Workers workers, Executor fx, Messages messages) {
        this.session = session;
        this.workers = workers;
        Amounts amounts = new Amounts(messages);
        this.words = new HeaderWords(messages, amounts);
        this.presentation = new ReadOnlyObjectWrapper<>(words("inspect.nothing"));
        Presenter presenter = new Presenter(PayloadReader.PLAIN, amounts);
        this.loader = new PayloadLoader(presenter, workers, fx, this::show);
        this.actions = new PayloadActions(workers, fx, messages, amounts, feedback::set);
        this.truth = new TruthViewModel(fx, messages);
        this.refresh = pulse.register(Pulse.TEXT, this::refresh);
        this.dirtyListener = session.onDirty(changed -> refresh.markDirty());
    }

    /** Follows the newest message of the level {@code path}; null selects nothing. */
    public void showTopic(@Nullable String path) {
        if (Objects.equals(path, topic) && fixed == null) {
            return;
        }
        topic = path;
        fixed = null;
        select();
    }

    /** Shows {@code message} and stays with it. */
    public void showMessage(Message message) {
        topic = message.topic();
        fixed = message;
        select();
    }

    /** Goes on from a message that stays to the newest one of its topic. */
    public void backToLive() {
        fixed = null;
        select();
    }

    /** Stops or resumes following; what the user selects is shown in any case. */
    public void setPaused(boolean paused) {
        this.paused = paused;
        refresh.markDirty();
    }

    /** Shows payloads in this format from now on. */
    public void setView(PayloadView newView) {
        view.set(newView);
        wish = Wish.of(newView);
        order();
    }

    /** Has the broker asked by {@code asker} whether it stores something, when the user wants to know. */
    public void askForTruthWith(Function<RetainedScope, CompletableFuture<RetainedTruth>> asker) {
        truth.askWith(asker);
    }

    /** Asks the broker whether it stores a message on the topic shown. */
    public void askForTruth() {
        truth.ask();
    }

    /** What the broker stores on the topic shown, as far as it was asked. */
    TruthViewModel truth() {
        return truth;
    }

    /** Does what a notice offered, for the present selection. */
    void accept(Offer offer) {
        wish = switch (offer) {
            case SHOW_ALL -> wish.withWhole();
            case PRETTY_PRINT -> wish.withPretty();
        };
        order();
    }

    /** Hands the payload to {@code clipboard} as text if it is UTF-8, else as hex; says so in {@link #feedbackProperty()}. */
    public void copyPayload(Consumer<String> clipboard) {
        if (shown != null) {
            actions.copy(shown.payload(), clipboard);
        }
    }

    /** Writes the payload's bytes to {@code file}; says in {@link #feedbackProperty()} what came of it. */
    public void savePayload(Path file) {
        if (shown != null) {
            actions.save(shown.payload(), file);
        }
    }

    /** A file name for the payload. */
    public String proposeFileName() {
        return shown == null ? "" : PayloadActions.proposeFileName(shown.topic(), shown.payload());
    }

    /** What is said about the message. */
    ReadOnlyObjectProperty<Header> headerProperty() {
        return header.getReadOnlyProperty();
    }

    /** What the payload area shows. */
    ReadOnlyObjectProperty<Presentation> presentationProperty() {
        return presentation.getReadOnlyProperty();
    }

    /** Changes when something else is shown than a newer state of the same. */
    Object showing() {
        return List.of(subject, wish);
    }

    /** What came of copying or saving, empty if neither was done since the selection changed. */
    public ReadOnlyStringProperty feedbackProperty() {
        return feedback.getReadOnlyProperty();
    }

    /** The format chosen. */
    public ReadOnlyObjectProperty<PayloadView> viewProperty() {
        return view.getReadOnlyProperty();
    }

    /** The message shown, null if there is none. */
    public ReadOnlyObjectProperty<@Nullable Message> messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** Whether there is a message to copy or save. */
    public ObservableBooleanValue hasMessageProperty() {
        return message.isNotNull();
    }

    /** Payloads that could not be decoded because of an unexpected error. */
    public long failures() {
        return failures;
    }

    /** Lets go of the session. */
    public void close() {
        closed = true;
        dirtyListener.run();
        refresh.close();
        loader.want(null);
    }

    private void select() {
        subject = new Object();
        wish = Wish.of(view.get());
        feedback.set("");
        shown = null;
        // better nothing for a moment than the payload of something else
        presentation.set(words("inspect.decoding"));
        pull();
    }

    private void refresh() {
        ageAwaited = false;
        if (paused || fixed != null) {
            describe();
        } else {
            pull();
        }
    }

    private void pull() {
        String path = topic;
        Optional<TreeRow> row = path == null
                ? Optional.empty()
                : session.model().read(model -> model.tree().row(path));
        Message newest = row.map(TreeRow::newest).orElse(null);
        Message message = fixed == null ? newest : fixed;
        shown = message;
        // of older ones it is not kept
        delivery = Objects.equals(message, newest) ? row.map(TreeRow::delivery).orElse(null) : null;
        truth.follow(path, message);
        this.message.set(message);
        if (message == null) {
            loader.want(null);
            header.set(path == null ? Header.NOTHING : Header.withoutMessage(path));
            presentation.set(words(path == null ? "inspect.nothing" : "inspect.noMessageHere"));
        } else {
            describe();
            order();
        }
    }

    private void describe() {
        Message message = shown;
        if (message != null) {
            long now = session.model().clock().nanos();
            header.set(words.of(message, delivery, fixed != null, now));
            awaitAge(TimeUnit.NANOSECONDS.toSeconds(now - message.nanoTime()));
        }
    }

    /** The age grows without any message: look again when it reads differently. */
    private void awaitAge(long seconds) {
        if (!ageAwaited && !closed) {
            ageAwaited = true;
            int wait = seconds < FRESH_SECONDS ? 1 : FRESH_SECONDS;
            CompletableFuture.delayedExecutor(wait, TimeUnit.SECONDS, workers).execute(refresh::markDirty);
        }
    }

    private void order() {
        Message message = shown;
        if (message != null) {
            loader.want(new PayloadLoader.Order(subject, message, ruled(message)));
        }
    }

    /** What is wished for; the format that a rule names, while the user leaves that open. */
    private Wish ruled(Message message) {
        if (wish.view() != PayloadView.AUTO) {
            return wish;
        }
        return switch (session.rules().decoderOf(message)) {
            case "text" -> wish.withView(PayloadView.TEXT);
            case "json" -> wish.withView(PayloadView.JSON);
            case "hex" -> wish.withView(PayloadView.HEX);
            default -> wish;
        };
    }

    private void show(PayloadLoader.Result result) {
        failures += result.presentation().failed() ? 1 : 0;
        presentation.set(result.presentation());
    }

    private static Presentation words(String key) {
        return Presentation.of(new Content.Words(Text.of(key)), Text.of("inspect.guess.none"));
    }
}
