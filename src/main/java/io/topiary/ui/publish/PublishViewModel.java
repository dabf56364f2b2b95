package io.topiary.ui.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topiary.core.message.InvalidTopicException;
import io.topiary.core.message.Message;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Topic;
import io.topiary.core.mqtt.BrokerLimits;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.payload.PrettyJson;
import io.topiary.core.payload.Utf8;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import java.util.HexFormat;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A message being written, and what came of the ones before. What was written stays, whatever happens. FX thread. */
public final class PublishViewModel {

    private static final int MOST_DRAFTS = 20;
    /** Longer payloads are checked when they are published, not at each keystroke; in characters. */
    private static final int CHECKED_WHILE_TYPING = 64 * 1024;

    private final Session session;
    private final Executor fx;
    private final Messages messages;
    private final ResultWords words;
    private final Consent consent;
    private final Runnable statusListener;
    private final StringProperty topic = new SimpleStringProperty("");
    private final StringProperty payload = new SimpleStringProperty("");
    private final ObjectProperty<PayloadMode> mode = new SimpleObjectProperty<>(PayloadMode.TEXT);
    private final ObjectProperty<Qos> qos = new SimpleObjectProperty<>(Qos.AT_MOST_ONCE);
    private final BooleanProperty retain = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper topicError = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper payloadError = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<PublishLimits> limits = new ReadOnlyObjectWrapper<>(PublishLimits.NONE);
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Result> result = new ReadOnlyObjectWrapper<>(Result.NONE);
    private final ObservableList<Draft> drafts = FXCollections.observableArrayList();
    private String proposed = "";
    private boolean connected;
    private int underWay;
    private long published;
    private long newestShown;

    /**
     * An empty message.
     *
     * @param question asks before anything goes to a broker in production
     * @param fx the FX thread
     */
    public PublishViewModel(Session session, PublishQuestion question, Executor fx, Messages messages) {
        this.session = session;
        this.fx = fx;
        this.messages = messages;
        this.words = new ResultWords(messages);
        this.consent = new Consent(session.identity().protection().production(), question, System::nanoTime);
        follow(session.connection().status());
        topic.subscribe((before, now) -> retain.set(false));
        topic.subscribe(this::check);
        payload.subscribe(this::check);
        mode.subscribe(this::check);
        retain.subscribe(this::check);
        qos.subscribe(this::check);
        this.statusListener = session.onStatus(status -> fx.execute(() -> {
            follow(status);
            check();
        }));
        check();
    }

    /** Fills in {@code path} as topic unless the user has written another one; null changes nothing. */
    public void proposeTopic(@Nullable String path) {
        if (path != null && (topic.get().isEmpty() || topic.get().equals(proposed))) {
            proposed = path;
            topic.set(path);
        }
    }

    /** Writes {@code path} as topic, whatever was there. */
    public void writeTo(String path) {
        topic.set(path);
    }

    /** Writes {@code message} again, to be changed: as text, or in hexadecimal digits if it is none. */
    public void write(Message message) {
        byte[] bytes = message.payload();
        boolean text = Utf8.isValid(bytes);
        restore(new Draft(
                message.topic(),
                text ? new String(bytes, UTF_8) : HexFormat.of().formatHex(bytes),
                text ? PayloadMode.TEXT : PayloadMode.HEX,
                message.qos(),
                message.retained()));
    }

    /** Publishes what is written, if it can be. */
    public void publish() {
        if (!ready.get()) {
            return;
        }
        Draft draft = new Draft(topic.get(), payload.get(), mode.get(), qos.get(), retain.get());
        byte[] bytes;
        try {
            bytes = draft.mode().encode(draft.payload());
        } catch (PayloadException e) {
            payloadError.set(messages.get(e.text()));
            return;
        }
        if (!consent.given(draft.topic())) {
            return;
        }
        remember(draft);
        long number = ++published;
        underWay++;
        result.set(words.underWay(underWay));
        var _ = session.publish(PublishRequest.of(Topic.of(draft.topic()), bytes, draft.qos(), draft.retain()))
                .thenAccept(outcome -> fx.execute(() -> finished(number, outcome)));
    }

    /** Writes {@code draft} again. */
    void restore(Draft draft) {
        topic.set(draft.topic());
        mode.set(draft.mode());
        payload.set(draft.payload());
        qos.set(draft.qos());
        retain.set(draft.retain());
    }

    /** Indents the payload if it is JSON; else says why not. */
    void indent() {
        try {
            byte[] bytes = PayloadMode.JSON.encode(payload.get());
            PrettyJson.format(bytes, Integer.MAX_VALUE / 2).ifPresent(pretty -> payload.set(new String(pretty, UTF_8)));
        } catch (PayloadException e) {
            payloadError.set(messages.get(e.text()));
        }
    }

    /** Lets go of the session. */
    public void close() {
        statusListener.run();
    }

    StringProperty topicProperty() {
        return topic;
    }

    StringProperty payloadProperty() {
        return payload;
    }

    ObjectProperty<PayloadMode> modeProperty() {
        return mode;
    }

    ObjectProperty<Qos> qosProperty() {
        return qos;
    }

    BooleanProperty retainProperty() {
        return retain;
    }

    /** Why the topic can't be published to, empty if it can or nothing is written yet. */
    ReadOnlyStringProperty topicErrorProperty() {
        return topicError.getReadOnlyProperty();
    }

    /** Why the payload can't be sent, empty if it can. */
    ReadOnlyStringProperty payloadErrorProperty() {
        return payloadError.getReadOnlyProperty();
    }

    /** What is worth knowing before publishing: that it is not possible now, or that it deletes something. */
    ReadOnlyStringProperty hintProperty() {
        return hint.getReadOnlyProperty();
    }

    /** What the broker lets be published. */
    ReadOnlyObjectProperty<PublishLimits> limitsProperty() {
        return limits.getReadOnlyProperty();
    }

    /** Whether nothing can be published at all, because the profile is locked. */
    boolean locked() {
        return session.identity().protection().readOnly();
    }

    /** Whether it can be published now. */
    public ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    /** What came of publishing. */
    ReadOnlyObjectProperty<Result> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** What was published, newest first, each only once. */
    ObservableList<Draft> drafts() {
        return drafts;
    }

    private void finished(long number, PublishOutcome outcome) {
        underWay--;
        Result told = words.of(outcome);
        boolean bad = told.level() == Result.Level.BAD || told.level() == Result.Level.DOUBTFUL;
        // the newest one counts, but no failure is passed over
        if (number >= newestShown || bad) {
            newestShown = Math.max(number, newestShown);
            result.set(told);
        }
    }

    private void remember(Draft draft) {
        drafts.remove(draft);
        drafts.addFirst(draft);
        if (drafts.size() > MOST_DRAFTS) {
            drafts.removeLast();
        }
    }

    private void follow(ConnectionStatus status) {
        connected = status.state() == ConnectionState.CONNECTED;
        BrokerLimits granted = status.limits();
        if (granted != null) {
            limits.set(PublishLimits.of(granted));
        }
    }

    private String hintNow() {
        if (!connected) {
            return messages.get(session.model().isPast() ? "publish.past" : "publish.notConnected");
        }
        if (!limits.get().allows(qos.get(), retain.get())) {
            return limits.get().words(messages);
        }
        return retain.get() && payload.get().isEmpty() ? messages.get("publish.deletes") : "";
    }

    private void check() {
        topicError.set(topicProblem());
        payloadError.set(payloadProblem());
        hint.set(hintNow());
        ready.set(connected
                && !locked()
                && limits.get().allows(qos.get(), retain.get())
                && !topic.get().isEmpty()
                && topicError.get().isEmpty()
                && payloadError.get().isEmpty());
    }

    private String topicProblem() {
        if (topic.get().isEmpty()) {
            return "";
        }
        try {
            Topic.of(topic.get());
            return "";
        } catch (InvalidTopicException e) {
            return messages.get(e.text());
        }
    }

    private String payloadProblem() {
        if (payload.get().length() > CHECKED_WHILE_TYPING) {
            return "";
        }
        try {
            mode.get().encode(payload.get());
            return "";
        } catch (PayloadException e) {
            return messages.get(e.text());
        }
    }
}
