package io.topiary.ui.app;

import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Metronome;
import io.topiary.ui.kit.Pulse;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** One open session as its tab shows it: where the connection stands, and whether the display is paused. FX thread. */
final class SessionViewModel implements AutoCloseable {

    private final Session session;
    private final Messages messages;
    private final ReadOnlyObjectWrapper<ConnectionStatus> status;
    private final ReadOnlyBooleanWrapper everUp = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper pauseText = new ReadOnlyStringWrapper("");
    private final List<Runnable> endings;
    private long receivedAtPause;

    SessionViewModel(Session session, Pulse pulse, Metronome metronome, Executor fx, Messages messages) {
        this.session = session;
        this.messages = messages;
        this.status = new ReadOnlyObjectWrapper<>(session.connection().status());
        Pulse.Refresh refresh = pulse.register(Pulse.TEXT, this::showPause);
        this.endings = List.of(
                session.onStatus(changed -> fx.execute(() -> changed(changed))),
                session.onDirty(dirty -> refresh.markDirty()),
                metronome.eachSecond(this::showPause),
                refresh::close);
        changed(status.get());
        showPause();
    }

    // Properties

    /** The session shown. */
    Session session() {
        return session;
    }

    ReadOnlyObjectProperty<ConnectionStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** Whether the link was up at least once: until then the tab shows the attempt instead of an empty tree. */
    ReadOnlyBooleanProperty everUpProperty() {
        return everUp.getReadOnlyProperty();
    }

    /** Whether the display stands still while receiving goes on. */
    ReadOnlyBooleanProperty pausedProperty() {
        return paused.getReadOnlyProperty();
    }

    /** What the pause button says. */
    ReadOnlyStringProperty pauseTextProperty() {
        return pauseText.getReadOnlyProperty();
    }

    // Commands

    /** Connects, also while waiting for the next attempt. */
    void connect() {
        session.connection().connect();
    }

    /** Disconnects, cancels or stops waiting. */
    void disconnect() {
        session.connection().disconnect();
    }

    /** Stops or resumes the display; receiving goes on either way. */
    void togglePause() {
        receivedAtPause = session.books().received();
        paused.set(!paused.get());
        showPause();
    }

    @Override
    public void close() {
        endings.forEach(Runnable::run);
    }

    private void changed(ConnectionStatus now) {
        if (now.state() == ConnectionState.CONNECTED) {
            everUp.set(true);
        }
        status.set(now);
    }

    private void showPause() {
        if (paused.get()) {
            pauseText.set(messages.get("app.paused", session.books().received() - receivedAtPause));
        } else {
            pauseText.set(messages.get("app.pause"));
        }
    }
}
