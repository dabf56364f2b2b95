package io.topiary.ui.connect.editor;

import io.topiary.core.mqtt.SessionOptions;
import io.topiary.core.mqtt.SessionOptions.Sending.WhenFull;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Messages;
import io.topiary.ui.connect.form.Field;
import io.topiary.ui.connect.form.PairRow;
import io.topiary.ui.connect.form.SessionForm;
import io.topiary.ui.connect.form.SessionForm.Expiry;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The page for what the connection asks of the broker. */
public final class SessionPage extends EditorPage {

    private final EditorParts parts;
    private final SessionForm session;
    private final Messages messages;
    private final ObservableValue<Boolean> v3;

    /** The page. */
    public SessionPage(EditorParts parts) {
        this.parts = parts;
        this.session = parts.form().session;
        this.messages = parts.messages();
        this.v3 = parts.form().broker.v3();
        add(timeGroup());
        add(receivingGroup());
        add(sendingGroup());
        add(propertiesGroup());
    }

    private FieldGroup timeGroup() {
        FieldGroup group = parts.group("connect.section.time");
        ComboBox<Expiry> expiry = Choices.combo(
                "profileSessionExpiry",
                session.expiry,
                List.of(Expiry.values()),
                choice -> messages.get("connect.expiry." + choice.name()));
        TextField seconds = Choices.number("profileSessionExpirySeconds", session.expirySeconds, "3600");
        seconds.setAccessibleText(messages.get("connect.expiry.seconds"));
        HBox after = Choices.line(seconds, Choices.unit(messages.get("connect.seconds")));
        after.visibleProperty().bind(session.expiry.isEqualTo(Expiry.AFTER));
        after.managedProperty().bind(after.visibleProperty());
        group.row("connect.expiry", Choices.line(expiry, after), expiry)
                .check(Field.SESSION_EXPIRY, seconds)
                .note(messages.get("connect.expiry.note"))
                .mqtt5(v3);
        number(
                        group,
                        "connect.timeout",
                        "profileConnectTimeout",
                        session.connectTimeout,
                        "10",
                        messages.get("connect.timeout.unit"))
                .check(Field.CONNECT_TIMEOUT);
        return group;
    }

    private FieldGroup receivingGroup() {
        FieldGroup group = parts.group("connect.section.receiving");
        Amounts amounts = new Amounts(messages);
        TextField size = Choices.number(
                "profileMaximumPacket", session.maximumPacket, messages.get("connect.maximumPacket.prompt"));
        group.row("connect.maximumPacket", size)
                .check(Field.MAXIMUM_PACKET)
                .note(session.maximumPacketBytes()
                        .map(bytes -> bytes.isPresent() && bytes.getAsLong() <= SessionOptions.LARGEST_PACKET_BYTES
                                ? messages.get("connect.maximumPacket.bytes", amounts.number(bytes.getAsLong()))
                                : messages.get("connect.maximumPacket.note")));
        number(
                        group,
                        "connect.receiveMaximum",
                        "profileReceiveMaximum",
                        session.receiveMaximum,
                        "65535",
                        messages.get("connect.receiveMaximum.unit"))
                .check(Field.RECEIVE_MAXIMUM)
                .mqtt5(v3);
        number(
                        group,
                        "connect.topicAliasMaximum",
                        "profileTopicAliasMaximum",
                        session.topicAliasMaximum,
                        "0",
                        messages.get("connect.topicAliasMaximum.unit"))
                .check(Field.TOPIC_ALIAS_MAXIMUM)
                .mqtt5(v3);
        CheckBox problems = Choices.check(
                "profileProblemInformation", session.problemInformation, messages.get("connect.problemInformation"));
        CheckBox responses = Choices.check(
                "profileResponseInformation", session.responseInformation, messages.get("connect.responseInformation"));
        group.row("connect.information", new VBox(problems, responses), problems)
                .mqtt5(v3);
        return group;
    }

    private FieldGroup sendingGroup() {
        FieldGroup group = parts.group("connect.section.sending");
        number(
                        group,
                        "connect.inFlight",
                        "profileInFlight",
                        session.inFlight,
                        "1000",
                        messages.get("connect.inFlight.unit"))
                .check(Field.IN_FLIGHT);
        number(
                        group,
                        "connect.waiting",
                        "profileWaiting",
                        session.waiting,
                        "10000",
                        messages.get("connect.waiting.unit"))
                .check(Field.WAITING);
        group.row(
                        "connect.whenFull",
                        Choices.combo(
                                "profileWhenFull",
                                session.whenFull,
                                List.of(WhenFull.values()),
                                choice -> messages.get("connect.whenFull." + choice.name())))
                .note(session.whenFull.map(choice -> messages.get("connect.whenFull.note." + choice.name())));
        return group;
    }

    private FieldGroup propertiesGroup() {
        FieldGroup group = parts.group("connect.section.userProperties");
        RowsView<PairRow> pairs = PairsView.of("profileUserProperties", session.userProperties, messages);
        group.row("connect.userProperties", pairs)
                .check(Field.USER_PROPERTIES, pairs)
                .note(messages.get("connect.userProperties.note"))
                .mqtt5(v3);
        return group;
    }

    private static FieldRow number(
            FieldGroup group, String labelKey, String id, StringProperty value, String prompt, String unit) {
        TextField field = Choices.number(id, value, prompt);
        return group.row(labelKey, Choices.line(field, Choices.unit(unit)), field);
    }
}
