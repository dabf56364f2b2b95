package io.topiary.ui.app;

import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Pulse;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** One open session as its tab shows it: where the connection stands, and whether the display is paused. FX thread. */
final class SessionViewModel implements AutoCloseable {

    private final Session session;
    private final OfferDesk desk;
    private final Messages messages;
    private final ReadOnlyObjectWrapper<ConnectionStatus> status;
    private final ReadOnlyBooleanWrapper everUp = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Switch> switched = new ReadOnlyObjectWrapper<>(Switch.NONE);
    private final ReadOnlyStringWrapper pauseText = new ReadOnlyStringWrapper("");
    private final List<Runnable> endings;
    private long receivedAtPause;

    /** Whether the broker was found to speak another version of MQTT than Topiary began with. */
    enum Switch {
        NONE,
        /** Found out; it holds while the session is open. */
        FOUND,
        /** Found out, and kept in the profile. */
        REMEMBERED
    }

    /**
     * The session as it stands.
     *
     * @param session the session
     * @param desk does what is offered about failures
     * @param context redraws and counts the seconds
     */
    SessionViewModel(Session session, OfferDesk desk, Context context) {
        this.session = session;
        this.desk = desk;
        this.messages = context.messages();
        this.status = new ReadOnlyObjectWrapper<>(session.connection().status());
        Pulse.Refresh refresh = context.pulse().register(Pulse.TEXT, this::showPause);
        this.endings = List.of(
                session.onStatus(changed -> context.fx().execute(() -> changed(changed))),
                session.onDirty(dirty -> refresh.markDirty()),
                context.metronome().eachSecond(this::showPause),
                context.pulse().giveWayWhile(() -> session.books().isBehind()),
                refresh::close);
        // what is recorded is there without any link
        everUp.set(session.model().isPast());
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

    /** Whether the version of MQTT was gone over to by itself. */
    ReadOnlyObjectProperty<Switch> switchedProperty() {
        return switched.getReadOnlyProperty();
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

    /** Does what {@link OfferDesk} can do. */
    void act(Offer offer) {
        switch (offer.verb()) {
            case CONNECT_NOW, RECONNECT, RECONNECT_ONCE -> connect();
            case STOP -> disconnect();
            case PASSWORD -> desk.login();
            case APPLY -> desk.apply(Objects.requireNonNull(offer.remedy()));
            case EDIT, PUBLISH, SUBSCRIPTIONS, RULES, DISMISS ->
                throw new IllegalArgumentException(offer.verb() + " is up to the view");
        }
    }

    /** Stops or resumes the display; receiving goes on either way. */
    void togglePause() {
        if (session.model().isPast()) {
            // the time line stops and goes
            return;
        }
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
            noteVersion(now);
        }
        status.set(now);
    }

    private void noteVersion(ConnectionStatus now) {
        if (now.switchedTo() != null && switched.get() == Switch.NONE) {
            switched.set(desk.rememberVersion(now) ? Switch.REMEMBERED : Switch.FOUND);
        }
    }

    private void showPause() {
        if (paused.get()) {
            pauseText.set(messages.get("app.paused", session.books().received() - receivedAtPause));
        } else {
            pauseText.set(messages.get("app.pause"));
        }
    }
}
