package io.topiary.ui.connect.editor;

import io.topiary.core.message.Qos;
import io.topiary.core.text.Messages;
import io.topiary.ui.connect.form.Field;
import io.topiary.ui.connect.form.PairRow;
import io.topiary.ui.connect.form.PayloadText;
import io.topiary.ui.connect.form.WillForm;
import io.topiary.ui.connect.form.WillForm.Format;
import io.topiary.ui.connect.form.WillForm.Source;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;

/** The page for what the broker publishes when the connection ends without a goodbye. */
public final class WillPage extends EditorPage {

    private final EditorParts parts;
    private final WillForm will;
    private final Messages messages;
    private final ObservableValue<Boolean> v3;

    /** The page. */
    public WillPage(EditorParts parts) {
        this.parts = parts;
        this.will = parts.form().will;
        this.messages = parts.messages();
        this.v3 = parts.form().broker.v3();
        add(messageGroup());
        add(propertiesGroup());
    }

    private FieldGroup messageGroup() {
        FieldGroup group = parts.group("connect.section.will");
        group.wide(Choices.note(messages.get("connect.will.note")));
        group.row(
                        "connect.will.topic",
                        Choices.technical("profileWillTopic", will.topic, messages.get("connect.will.prompt")))
                .check(Field.WILL_TOPIC);
        group.row(
                "connect.will.source",
                Choices.combo(
                        "profileWillSource",
                        will.source,
                        List.of(Source.values()),
                        choice -> messages.get("connect.will.source." + choice.name())));
        TextArea payload = Choices.area("profileWillPayload", will.payload, "");
        payload.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        ObservableValue<Boolean> fromFile = will.source.map(source -> source == Source.FILE);
        group.row("connect.will.payload", payload).check(Field.WILL_PAYLOAD).shownWhile(fromFile.map(is -> !is));
        FileField file =
                FileField.file("profileWillFile", will.file, messages.get("connect.will.file.prompt"), messages);
        group.row("connect.will.file", file, file.text())
                .check(Field.WILL_FILE)
                .note(messages.get("connect.will.file.note"))
                .shownWhile(fromFile);
        ComboBox<Qos> qos = Choices.combo(
                "profileWillQos",
                will.qos,
                List.of(Qos.values()),
                choice -> messages.get("connect.qos", choice.code()));
        Node retain = Choices.check("profileWillRetain", will.retain, messages.get("connect.will.retain"));
        group.row("connect.will.qos", Choices.line(qos, retain), qos);
        return group;
    }

    private FieldGroup propertiesGroup() {
        FieldGroup group = parts.group("connect.section.willProperties");
        TextField delay = Choices.number("profileWillDelay", will.delay, "0");
        group.row("connect.will.delay", Choices.line(delay, Choices.unit(messages.get("connect.seconds"))), delay)
                .check(Field.WILL_DELAY)
                .note(messages.get("connect.will.delay.note"))
                .mqtt5(v3);
        TextField expiry = Choices.number("profileWillExpiry", will.expiry, messages.get("connect.will.expiry.prompt"));
        group.row("connect.will.expiry", Choices.line(expiry, Choices.unit(messages.get("connect.seconds"))), expiry)
                .check(Field.WILL_EXPIRY)
                .mqtt5(v3);
        group.row(
                        "connect.will.contentType",
                        Choices.technical("profileWillContentType", will.contentType, "application/json"))
                .check(Field.WILL_CONTENT_TYPE)
                .mqtt5(v3);
        group.row(
                        "connect.will.format",
                        Choices.combo(
                                "profileWillFormat",
                                will.format,
                                List.of(Format.values()),
                                choice -> messages.get("connect.will.format." + choice.name())))
                .mqtt5(v3);
        group.row(
                        "connect.will.responseTopic",
                        Choices.technical(
                                "profileWillResponseTopic", will.responseTopic, messages.get("connect.tls.none")))
                .check(Field.WILL_RESPONSE_TOPIC)
                .mqtt5(v3);
        correlation(group);
        RowsView<PairRow> pairs = PairsView.of("profileWillUserProperties", will.userProperties, messages);
        group.row("connect.will.userProperties", pairs)
                .check(Field.WILL_USER_PROPERTIES, pairs)
                .mqtt5(v3);
        return group;
    }

    private void correlation(FieldGroup group) {
        TextField data =
                Choices.technical("profileWillCorrelation", will.correlation, messages.get("connect.tls.none"));
        ComboBox<PayloadText> notation = Choices.combo(
                "profileWillCorrelationNotation",
                will.correlationNotation,
                List.of(PayloadText.values()),
                choice -> messages.get("connect.notation." + choice.name()));
        notation.setAccessibleText(messages.get("connect.notation"));
        group.row("connect.will.correlation", Choices.line(data, notation), data)
                .check(Field.WILL_CORRELATION)
                .mqtt5(v3);
    }
}
