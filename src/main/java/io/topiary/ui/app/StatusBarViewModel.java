package io.topiary.ui.app;

import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.OutboxCounts;
import io.topiary.core.session.Books;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Metronome;
import io.topiary.ui.kit.Pulse;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The line below a session: state, rate and the books. FX thread. */
final class StatusBarViewModel implements AutoCloseable {

    private final Session session;
    private final Messages messages;
    private final StatusWords words;
    private final RecordingWords recording;
    private final ReadOnlyStringWrapper stateText = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<ConnectionStatus> status =
            new ReadOnlyObjectWrapper<>(ConnectionStatus.initial());
    private final ReadOnlyStringWrapper rate = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper received = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper inTree = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper skipped = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper excluded = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper cleared = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper muted = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper topics = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper inMemory = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper evicted = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper recorded = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper outbox = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper books = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper losing = new ReadOnlyBooleanWrapper();
    private final List<Runnable> endings;
    private long receivedAtBeat;

    StatusBarViewModel(Session session, Pulse pulse, Metronome metronome, Messages messages) {
        this.session = session;
        this.messages = messages;
        this.words = new StatusWords(messages);
        this.recording = new RecordingWords(session, messages);
        Pulse.Refresh refresh = pulse.register(Pulse.TEXT, this::refresh);
        this.endings = List.of(
                session.onDirty(changed -> refresh.markDirty()),
                session.onStatus(changed -> refresh.markDirty()),
                metronome.eachSecond(this::beat),
                refresh::close);
        refresh();
        beat();
    }

    // Properties

    ReadOnlyStringProperty stateTextProperty() {
        return stateText.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<ConnectionStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** Messages a second over the last second; empty in the past. */
    ReadOnlyStringProperty rateProperty() {
        return rate.getReadOnlyProperty();
    }

    ReadOnlyStringProperty receivedProperty() {
        return received.getReadOnlyProperty();
    }

    ReadOnlyStringProperty inTreeProperty() {
        return inTree.getReadOnlyProperty();
    }

    ReadOnlyStringProperty skippedProperty() {
        return skipped.getReadOnlyProperty();
    }

    /** Messages on topics that were cleared since; empty while there are none. */
    ReadOnlyStringProperty clearedProperty() {
        return cleared.getReadOnlyProperty();
    }

    /** Messages that rules mute; empty while there are none. */
    ReadOnlyStringProperty mutedProperty() {
        return muted.getReadOnlyProperty();
    }

    /** Messages on topics that the user leaves out; empty while there are none. */
    ReadOnlyStringProperty excludedProperty() {
        return excluded.getReadOnlyProperty();
    }

    ReadOnlyStringProperty topicsProperty() {
        return topics.getReadOnlyProperty();
    }

    ReadOnlyStringProperty inMemoryProperty() {
        return inMemory.getReadOnlyProperty();
    }

    ReadOnlyStringProperty evictedProperty() {
        return evicted.getReadOnlyProperty();
    }

    /** What became of the messages in the recording; empty while nothing was recorded. */
    ReadOnlyStringProperty recordedProperty() {
        return recorded.getReadOnlyProperty();
    }

    /** Publishes that wait for their turn and that were given up; empty while there are none. */
    ReadOnlyStringProperty outboxProperty() {
        return outbox.getReadOnlyProperty();
    }

    /** The whole books, several lines. */
    ReadOnlyStringProperty booksProperty() {
        return books.getReadOnlyProperty();
    }

    /** Whether a message was skipped, or left out against the user's will. */
    ReadOnlyBooleanProperty losingProperty() {
        return losing.getReadOnlyProperty();
    }

    @Override
    public void close() {
        endings.forEach(Runnable::run);
    }

    private void beat() {
        Books now = session.books();
        // going through a recording is no traffic
        rate.set(
                session.model().isPast()
                        ? ""
                        : messages.get("status.rate", Math.max(0, now.received() - receivedAtBeat)));
        receivedAtBeat = now.received();
        recorded.set(recording.counts(now));
        showState();
    }

    private void refresh() {
        Books now = session.books();
        received.set(messages.get("status.received", now.received()));
        inTree.set(messages.get("status.inTree", now.inTree()));
        cleared.set(now.cleared() == 0 ? "" : messages.get("status.cleared", now.cleared()));
        skipped.set(messages.get("status.skipped", now.skipped()));
        excluded.set(now.excluded() == 0 ? "" : messages.get("status.excluded", now.excluded()));
        muted.set(now.muted() == 0 ? "" : messages.get("status.muted", now.muted()));
        topics.set(messages.get("status.topics", now.topics()));
        inMemory.set(messages.get("status.inMemory", now.inMemory()));
        evicted.set(messages.get("status.evicted", now.evicted()));
        losing.set(now.skipped() > 0 || now.lost() > 0);
        books.set(messages.get(
                "status.books",
                now.received(),
                now.inTree(),
                now.leftOut(),
                now.skipped(),
                now.skippedAcked(),
                now.intakeDepth(),
                now.inMemory(),
                now.evicted(),
                session.reconnects(),
                now.excluded() + now.muted(),
                now.recorded(),
                now.shed(),
                now.recorderDepth(),
                now.unrecorded(),
                now.cleared()));
        showState();
    }

    private void showState() {
        ConnectionStatus now = session.connection().status();
        status.set(now);
        stateText.set(session.model().isPast() ? messages.get("status.state.past") : words.state(now));
        OutboxCounts counts = session.connection().counts();
        outbox.set(
                counts.waiting() == 0 && counts.dropped() == 0
                        ? ""
                        : messages.get("status.outbox", counts.waiting(), counts.dropped()));
    }
}
