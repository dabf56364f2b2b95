package io.topiary.ui.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topiary.core.message.Message;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.mqtt.BrokerLimits;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.payload.PrettyJson;
import io.topiary.core.publish.Draft;
import io.topiary.core.publish.DraftWriter;
import io.topiary.core.publish.EncodeException;
import io.topiary.core.publish.PayloadMode;
import io.topiary.core.publish.PayloadModes;
import io.topiary.core.publish.SavedDraft;
import io.topiary.core.publish.TemplateScope;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** A message being written, and what came of the ones before. What was written stays, whatever happens. FX thread. */
public final class PublishViewModel {

    /** Longer payloads are made in the background; in characters. */
    private static final int LARGE = 256 * 1024;

    private final Session session;
    private final PublishTools tools;
    private final Messages messages;
    private final ResultWords words;
    private final Consent consent;
    private final DraftForm form;
    private final TopicLookup lookup;
    private final DraftCheck check;
    private final ShelfViewModel shelf;
    private final RunsViewModel runs;
    private final RequestsViewModel requests;
    private final Runnable statusListener;
    private final ReadOnlyObjectWrapper<Result> result = new ReadOnlyObjectWrapper<>(Result.NONE);
    private String proposed = "";
    private int underWay;
    private long published;
    private long newestShown;

    /**
     * An empty message.
     *
     * @param question asks before anything goes to a broker in production
     */
    public PublishViewModel(Session session, PublishQuestion question, PublishTools tools) {
        this.session = session;
        this.tools = tools;
        this.messages = tools.messages();
        this.words = new ResultWords(messages);
        this.consent = new Consent(session.identity().protection().production(), question, System::nanoTime);
        this.form = new DraftForm(tools.modes());
        this.lookup = new TopicLookup(session);
        this.check = new DraftCheck(session, form, lookup, messages);
        this.shelf = new ShelfViewModel(session, form, tools);
        this.runs = new RunsViewModel(new SessionOutlet(session), lookup, tools);
        this.requests = new RequestsViewModel(session, lookup, tools);
        follow(session.connection().status());
        this.statusListener = session.onStatus(status -> tools.fx().execute(() -> follow(status)));
    }

    /** Fills in {@code path} as topic unless the user has written another one; null changes nothing. */
    public void proposeTopic(@Nullable String path) {
        String topic = form.topicProperty().get();
        if (path != null && (topic.isEmpty() || topic.equals(proposed))) {
            proposed = path;
            form.topicProperty().set(path);
        }
    }

    /** Writes {@code path} as topic, whatever was there. */
    public void writeTo(String path) {
        form.topicProperty().set(path);
    }

    /** Writes {@code text} as payload. */
    public void writePayload(String text) {
        form.payloadProperty().set(text);
    }

    /** Writes {@code message} again with its properties, to be changed. */
    public void write(Message message) {
        form.write(Draft.of(message, topic -> lookup.newest(topic).orElseGet(() -> new byte[0])));
    }

    /** Publishes what is written, if it can be. A file is read in the background. */
    public void publish() {
        Draft draft = draft();
        if (draft == null || !consent.given(draft.topic())) {
            return;
        }
        shelf.remember(draft);
        long number = ++published;
        underWay++;
        result.set(words.underWay(underWay));
        try {
            DraftWriter writer = DraftWriter.of(draft, form.modes());
            TemplateScope scope = TemplateScope.single(number - 1, lookup::newest);
            boolean file = form.modeProperty().get().input() == PayloadMode.Input.FILE;
            if (file || draft.payload().length() > LARGE) {
                tools.workers().execute(() -> publishAside(number, writer, scope));
            } else {
                hand(number, writer.write(scope));
            }
        } catch (EncodeException e) {
            notPublished(e.text());
        }
    }

    /** Repeats what is written, if it can be published and the user agrees. */
    void repeat() {
        Draft draft = draft();
        if (draft != null && consent.given(draft.topic())) {
            runs.repeat(draft);
        }
    }

    /** Asks for replies to what is written, if it can be published and the user agrees. */
    void ask() {
        Draft draft = draft();
        if (draft != null && consent.given(draft.topic())) {
            requests.ask(draft);
        }
    }

    /** Publishes a message for each row of {@code file}, if the user agrees; what is written holds where a row says nothing. */
    void publishTable(Path file) {
        Draft draft = read(check.tableReadyProperty());
        if (draft != null
                && consent.given(draft.topic().isEmpty() ? String.valueOf(file.getFileName()) : draft.topic())) {
            runs.publishTable(draft, file);
        }
    }

    /** Starts all of {@code drafts} that repeat, together. @return whether the user agreed */
    boolean startDevice(List<SavedDraft> drafts) {
        boolean agreed = !locked() && consent.given(RunsViewModel.topics(drafts));
        if (agreed) {
            runs.startDevice(drafts);
        }
        return agreed;
    }

    private @Nullable Draft draft() {
        return read(check.readyProperty());
    }

    private @Nullable Draft read(ReadOnlyBooleanProperty ready) {
        if (!ready.get()) {
            return null;
        }
        try {
            return form.read();
        } catch (EncodeException e) {
            check.say(e.text());
            return null;
        }
    }

    private void publishAside(long number, DraftWriter writer, TemplateScope scope) {
        try {
            hand(number, writer.write(scope));
        } catch (EncodeException e) {
            tools.fx().execute(() -> notPublished(e.text()));
        }
    }

    private void hand(long number, PublishRequest request) {
        var _ = session.publish(request).thenAccept(outcome -> tools.fx().execute(() -> finished(number, outcome)));
    }

    private void notPublished(Text why) {
        underWay--;
        check.say(why);
        result.set(new Result(messages.get("publish.notPublished"), Result.Level.BAD));
    }

    /** Indents the payload if it is JSON; else says why not. */
    void indent() {
        try {
            byte[] bytes =
                    PayloadModes.JSON.encoder().encode(form.payloadProperty().get(), "");
            PrettyJson.format(bytes, Integer.MAX_VALUE / 2)
                    .ifPresent(pretty -> form.payloadProperty().set(new String(pretty, UTF_8)));
        } catch (EncodeException e) {
            check.say(e.text());
        }
    }

    /** Has {@code listener} called when saved messages were removed, to offer that they are put back. */
    public void onRemoved(Consumer<Removed> listener) {
        shelf.onRemoved(listener);
    }

    /** Lets go of the session; what runs ends. */
    public void close() {
        statusListener.run();
        runs.close();
        requests.close();
        shelf.close();
    }

    /** The message being written. */
    DraftForm form() {
        return form;
    }

    /** What was published before and what is saved. */
    ShelfViewModel shelf() {
        return shelf;
    }

    /** What is published again and again. */
    RunsViewModel runs() {
        return runs;
    }

    /** Requests and their replies. */
    RequestsViewModel requests() {
        return requests;
    }

    /** What variables stand for in the next message. */
    TemplateScope scope() {
        return TemplateScope.single(published, lookup::newest);
    }

    /** What the topic may become; blocks, for a worker. */
    List<String> complete(String typed) {
        return lookup.complete(typed);
    }

    /** The session, for what it connects with. */
    Session session() {
        return session;
    }

    /** What is wrong with it, and what is worth knowing. */
    DraftCheck check() {
        return check;
    }

    /** Whether nothing can be published at all, because the profile is locked. */
    boolean locked() {
        return session.identity().protection().readOnly();
    }

    /** Whether it can be published now. */
    public ReadOnlyBooleanProperty readyProperty() {
        return check.readyProperty();
    }

    /** What came of publishing. */
    ReadOnlyObjectProperty<Result> resultProperty() {
        return result.getReadOnlyProperty();
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

    private void follow(ConnectionStatus status) {
        BrokerLimits granted = status.limits();
        if (granted != null) {
            requests.follow(granted);
        }
        check.follow(status);
    }
}
