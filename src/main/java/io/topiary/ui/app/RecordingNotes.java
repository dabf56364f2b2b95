package io.topiary.ui.app;

import io.topiary.core.history.RecordedEvent;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.rules.Alert;
import io.topiary.core.rules.Alerts;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts what the user is told about a session into its recording, in the user's words. Any thread. */
final class RecordingNotes {

    private final Session session;
    private final Messages messages;
    private @Nullable Failure noted;
    private @Nullable Alert alerted;

    RecordingNotes(Session session, Messages messages) {
        this.session = session;
        this.messages = messages;
    }

    /** Notes why there is no connection, from now on. @return ends that */
    Runnable noteFailures() {
        return session.onStatus(this::follow);
    }

    /** Notes each burst of alerts, from now on. @return ends that */
    Runnable noteAlerts(Alerts alerts) {
        return alerts.onChange(() -> follow(alerts.list()));
    }

    private synchronized void follow(ConnectionStatus status) {
        Failure failure = status.failure();
        if (failure != null && !Objects.equals(failure, noted)) {
            session.tape().note(RecordedEvent.FAILURE, messages.get(failure.what()));
        }
        noted = failure;
    }

    private synchronized void follow(List<Alert> alerts) {
        // those of a burst take the place of one another, a new burst comes in front
        if (!alerts.isEmpty() && (alerted == null || !alerts.getFirst().sameBurst(alerted))) {
            alerted = alerts.getFirst();
            session.tape().note(RecordedEvent.ALERT, alerted.ruleName() + ": " + alerted.topic());
        }
    }
}
