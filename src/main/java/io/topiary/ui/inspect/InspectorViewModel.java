package io.topiary.ui.inspect;

import io.topiary.core.message.Message;
import io.topiary.core.payload.FormatTyping;
import io.topiary.core.payload.PayloadReader;
import io.topiary.core.retained.RetainedScope;
import io.topiary.core.retained.RetainedTruth;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionPayloads;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Messages;
import io.topiary.core.tree.TreeRow;
import io.topiary.core.vitals.Delivery;
import io.topiary.core.work.Workers;
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
    private final List<Runnable> endings;
    private final Workers workers;
    private final HeaderWords words;
    private final PayloadViewModel payload;
    private final FormatEntry formatEntry;
    private final PayloadActions actions;
    private final Saving saving;
    private final PayloadFinder finder;
    private final ReadOnlyObjectWrapper<Header> header = new ReadOnlyObjectWrapper<>(Header.NOTHING);
    private final ReadOnlyObjectWrapper<@Nullable Message> message = new ReadOnlyObjectWrapper<>();
    private final TruthViewModel truth;
    private @Nullable ValueDeeds deeds;
    private @Nullable FormatRules formatRules;
    private @Nullable String topic;
    private @Nullable Message fixed;
    private @Nullable Message shown;
    private @Nullable Delivery delivery;
    private boolean paused;
    private boolean ageAwaited;
    private boolean closed;

    /** An inspector with nothing selected that knows text, JSON and bytes. */
    public InspectorViewModel(Session session, Pulse pulse, Workers workers, Executor fx, Messages messages) {
        this(session, new SessionPayloads(session, PayloadReader.PLAIN), pulse, workers, fx, messages);
    }

    /**
     * An inspector with nothing selected.
     *
     * @param payloads reads the payloads of {@code session}
     * @param workers decodes and saves
     * @param fx the FX thread
     */
    public InspectorViewModel(
            Session session, SessionPayloads payloads, Pulse pulse, Workers workers, Executor fx, Messages messages) {
        this.session = session;
        this.workers = workers;
        Amounts amounts = new Amounts(messages);
        this.words = new HeaderWords(messages, amounts);
        this.payload = new PayloadViewModel(session, payloads, workers, fx, amounts);
        this.formatEntry = new FormatEntry(payload, new FormatTyping(payloads.reader()), workers, fx, messages);
        this.actions = new PayloadActions(workers, fx, messages);
        this.saving = Saving.of(session, workers, fx, pulse, messages);
        this.finder = new PayloadFinder(workers, fx, messages);
        this.truth = new TruthViewModel(fx, messages);
        this.refresh = pulse.register(Pulse.TEXT, this::refresh);
        this.endings = List.of(
                session.onDirty(changed -> refresh.markDirty()),
                session.rules().onChange(refresh::markDirty),
                payloads.reader().choices().onChange(refresh::markDirty));
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

    /** Shows the payload in {@code format}, see {@link io.topiary.core.payload.PayloadView}. */
    public void setView(String format) {
        payload.setFormat(format);
    }

    /** The payload of the message. */
    public PayloadViewModel payload() {
        return payload;
    }

    /** Has values drawn, made columns of and filtered by {@code newDeeds}. */
    public void doWith(ValueDeeds newDeeds) {
        deeds = newDeeds;
    }

    /** Has formats remembered by {@code rules}. */
    public void rememberFormatsWith(FormatRules rules) {
        formatRules = rules;
    }

    /** What is done elsewhere with values, null if nothing is. */
    @Nullable
    ValueDeeds deeds() {
        return deeds;
    }

    /** Remembers formats, null if nobody does. */
    @Nullable
    FormatRules formatRules() {
        return formatRules;
    }

    /** The format as somebody types it. */
    FormatEntry formatEntry() {
        return formatEntry;
    }

    /** Finds something in the payload shown. */
    PayloadFinder finder() {
        return finder;
    }

    /** Copies and saves payloads. */
    PayloadActions actions() {
        return actions;
    }

    /** Saves more than the payload shown. */
    Saving saving() {
        return saving;
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
        return shown == null ? "" : PayloadActions.proposeFileName(shown);
    }

    /** What is said about the message. */
    ReadOnlyObjectProperty<Header> headerProperty() {
        return header.getReadOnlyProperty();
    }

    /** What came of copying or saving, empty if neither was done since the selection changed. */
    public ReadOnlyStringProperty feedbackProperty() {
        return actions.feedbackProperty();
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
        return payload.failures();
    }

    /** Lets go of the session. */
    public void close() {
        closed = true;
        endings.forEach(Runnable::run);
        refresh.close();
        payload.close();
        saving.close();
    }

    private void select() {
        actions.forget();
        shown = null;
        payload.select(topic);
        pull();
    }

    private void refresh() {
        ageAwaited = false;
        if (paused || fixed != null) {
            describe();
            payload.again();
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
            header.set(path == null ? Header.NOTHING : Header.withoutMessage(path));
            payload.showNone(path == null ? "inspect.nothing" : "inspect.noMessageHere");
        } else {
            describe();
            payload.show(message);
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
}
