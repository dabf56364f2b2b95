package io.topiary.ui.publish;

import io.topiary.core.message.InvalidTopicException;
import io.topiary.core.message.Topic;
import io.topiary.core.mqtt.BrokerLimits;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.publish.Draft;
import io.topiary.core.publish.DraftWriter;
import io.topiary.core.publish.EncodeException;
import io.topiary.core.publish.PayloadFile;
import io.topiary.core.publish.PayloadModes;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Whether what is written can be published, why not, and what it becomes. Checks at each keystroke. FX thread. */
final class DraftCheck {

    /** Longer payloads are checked when they are published, not at each keystroke; in characters. */
    private static final int CHECKED_WHILE_TYPING = 64 * 1024;

    private final Session session;
    private final DraftForm form;
    private final PayloadPreview previews;
    private final Messages messages;
    private final ReadOnlyStringWrapper topicError = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper payloadError = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper preview = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<PublishLimits> limits = new ReadOnlyObjectWrapper<>(PublishLimits.NONE);
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper tableReady = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper speaksV5 = new ReadOnlyBooleanWrapper(true);
    private long mostBytes = PayloadFile.LARGEST_BYTES;
    private boolean connected;
    private boolean needsRow;

    DraftCheck(Session session, DraftForm form, TopicLookup lookup, Messages messages) {
        this.session = session;
        this.form = form;
        this.previews = new PayloadPreview(form, lookup, messages);
        this.messages = messages;
        form.onChange(this::check);
    }

    /** The connection is as {@code status} says from now on. */
    void follow(ConnectionStatus status) {
        connected = status.state() == ConnectionState.CONNECTED;
        BrokerLimits granted = status.limits();
        if (granted != null) {
            limits.set(PublishLimits.of(granted));
            speaksV5.set(granted.version() == ProtocolVersion.V5);
            mostBytes = Math.min(PayloadFile.LARGEST_BYTES, granted.maximumPacketBytes());
        }
        check();
    }

    /** Says {@code why} it was not published, until something is written. */
    void say(Text why) {
        payloadError.set(messages.get(why));
    }

    private void check() {
        topicError.set(topicProblem());
        payloadError.set(payloadProblem());
        hint.set(hintNow());
        boolean may = connected
                && !session.identity().protection().readOnly()
                && limits.get()
                        .allows(form.qosProperty().get(), form.retainProperty().get())
                && topicError.get().isEmpty();
        ready.set(may
                && !form.topicProperty().get().isEmpty()
                && payloadError.get().isEmpty());
        tableReady.set(may && (needsRow || payloadError.get().isEmpty()));
    }

    private String hintNow() {
        boolean retain = form.retainProperty().get();
        if (!connected) {
            return messages.get(session.model().isPast() ? "publish.past" : "publish.notConnected");
        }
        if (!limits.get().allows(form.qosProperty().get(), retain)) {
            return limits.get().words(messages);
        }
        boolean empty = form.modeProperty().get().equals(PayloadModes.EMPTY)
                || form.payloadProperty().get().isEmpty();
        return retain && empty ? messages.get("publish.deletes") : "";
    }

    private String topicProblem() {
        String topic = form.topicProperty().get();
        if (topic.isEmpty()) {
            return "";
        }
        try {
            Topic.of(topic);
            return "";
        } catch (InvalidTopicException e) {
            return messages.get(e.text());
        }
    }

    private String payloadProblem() {
        preview.set("");
        needsRow = false;
        try {
            Draft draft = form.read();
            if (draft.payload().length() <= CHECKED_WHILE_TYPING) {
                needsRow = DraftWriter.of(draft, form.modes()).needsRow();
                if (needsRow) {
                    return messages.get("publish.needsTable");
                }
                preview.set(previews.of(draft, mostBytes));
            }
            return "";
        } catch (EncodeException e) {
            return messages.get(e.text());
        }
    }

    /** Why the topic can't be published to, empty if it can or nothing is written yet. */
    ReadOnlyStringProperty topicErrorProperty() {
        return topicError.getReadOnlyProperty();
    }

    /** Why the payload or a property can't be sent, empty if it can. */
    ReadOnlyStringProperty payloadErrorProperty() {
        return payloadError.getReadOnlyProperty();
    }

    /** What the payload becomes, empty where that is what is written. */
    ReadOnlyStringProperty previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /** What is worth knowing before publishing: that it is not possible now, or that it deletes something. */
    ReadOnlyStringProperty hintProperty() {
        return hint.getReadOnlyProperty();
    }

    /** What the broker lets be published. */
    ReadOnlyObjectProperty<PublishLimits> limitsProperty() {
        return limits.getReadOnlyProperty();
    }

    /** Whether there are properties: with MQTT 3.1.1 there are none. */
    ReadOnlyBooleanProperty speaksV5Property() {
        return speaksV5.getReadOnlyProperty();
    }

    /** Whether it can be published now. */
    ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    /** Whether a table can be published now: its rows may have topics and values of their own. */
    ReadOnlyBooleanProperty tableReadyProperty() {
        return tableReady.getReadOnlyProperty();
    }
}
