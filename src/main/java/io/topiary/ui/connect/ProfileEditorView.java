package io.topiary.ui.connect;

import io.topiary.core.message.Qos;
import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** The form of one profile: heading, groups of fields, and what can be done below. */
final class ProfileEditorView extends BorderPane {

    private final ProfileEditorViewModel model;
    private final ProfileForm form;
    private final Messages messages;
    private final List<FieldGrid> groups;
    private final TextField name;
    private final TextField host;

    ProfileEditorView(ProfileEditorViewModel model, Messages messages) {
        this.model = model;
        this.form = model.form();
        this.messages = messages;
        getStyleClass().add("profile-editor");
        this.name = Choices.text("profileName", form.name, messages.get("connect.name.prompt"));
        this.host = ltr(Choices.text("profileHost", form.host, "broker.example.com"));
        FieldGrid tls = tlsGroup();
        ObservableValue<Boolean> encrypted = form.scheme.map(Scheme::tls);
        tls.visibleProperty().bind(encrypted);
        tls.managedProperty().bind(encrypted);
        this.groups = List.of(brokerGroup(), loginGroup(), tls, subscriptionGroup(), willGroup());
        VBox column = new VBox();
        column.getChildren().setAll(groups);
        column.getStyleClass().add("form-column");
        ScrollPane scroll = new ScrollPane(column);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("form-scroll");
        setCenter(scroll);
    }

    /** Puts the caret where a new profile begins. */
    void focusStart() {
        (form.name.get().isEmpty() && !form.host.get().isEmpty() ? name : host).requestFocus();
    }

    /** Puts the caret into the first field that is wrong. */
    void focusFirstProblem() {
        for (FieldGrid group : groups) {
            if (group.focusFirstProblem()) {
                return;
            }
        }
    }

    private FieldGrid brokerGroup() {
        FieldGrid grid = group("connect.section.broker");
        grid.row("connect.name", name, name, Field.NAME);
        TextField uri = ltr(Choices.text("profileUri", model.uriProperty(), messages.get("connect.uri.prompt")));
        uri.getStyleClass().add(Style.MONO);
        grid.row("connect.uri", uri, uri, Field.URI);
        ComboBox<Scheme> scheme =
                Choices.combo("profileScheme", form.scheme, Scheme.values(), choice -> choice.prefix() + "://");
        scheme.setAccessibleText(messages.get("connect.scheme"));
        TextField port = ltr(Choices.text("profilePort", form.port, ""));
        port.setPrefColumnCount(5);
        port.setMaxWidth(Region.USE_PREF_SIZE);
        port.setAccessibleText(messages.get("connect.port"));
        HBox.setHgrow(host, Priority.ALWAYS);
        Label colon = new Label(":");
        HBox line = line(scheme, host, colon, port);
        grid.row("connect.host", line, host, Field.HOST);
        grid.error(Field.PORT, port);
        TextField path = ltr(Choices.text("profilePath", form.path, "mqtt"));
        grid.optionalRow("connect.path", path, Field.PATH, form.scheme.map(Scheme::webSocket));
        ComboBox<ProtocolChoice> version = Choices.combo(
                "profileVersion",
                form.version,
                ProtocolChoice.CHOICES.toArray(ProtocolChoice[]::new),
                choice -> messages.get("connect.version." + choice.name()));
        grid.row("connect.version", version, version);
        return grid;
    }

    private FieldGrid loginGroup() {
        FieldGrid grid = group("connect.section.login");
        TextField user = Choices.text("profileUser", form.user, messages.get("connect.user.prompt"));
        grid.row("connect.user", user, user);
        TextField password = Choices.password("profilePassword", form.password);
        Label note = note("connect.password.note");
        grid.row("connect.password", new VBox(password, note), password);
        TextField clientId =
                ltr(Choices.text("profileClientId", form.clientId, messages.get("connect.clientId.prompt")));
        grid.row("connect.clientId", clientId, clientId);
        TextField keepAlive = Choices.text("profileKeepAlive", form.keepAlive, "60");
        keepAlive.setPrefColumnCount(5);
        keepAlive.setMaxWidth(Region.USE_PREF_SIZE);
        grid.row(
                "connect.keepAlive",
                line(keepAlive, new Label(messages.get("connect.seconds"))),
                keepAlive,
                Field.KEEP_ALIVE);
        grid.plain(Choices.check("profileCleanStart", form.cleanStart, messages.get("connect.cleanStart")));
        return grid;
    }

    private FieldGrid tlsGroup() {
        FieldGrid grid = group("connect.section.tls");
        file(grid, "connect.tls.ca", "profileTlsCa", form.tlsCa, Field.TLS_CA);
        file(grid, "connect.tls.certificate", "profileTlsCert", form.tlsCertificate, Field.TLS_CERTIFICATE);
        file(grid, "connect.tls.key", "profileTlsKey", form.tlsKey, Field.TLS_KEY);
        TextField keyPassword = Choices.password("profileTlsKeyPassword", form.tlsKeyPassword);
        grid.row("connect.tls.keyPassword", keyPassword, keyPassword);
        return grid;
    }

    private FieldGrid subscriptionGroup() {
        FieldGrid grid = group("connect.section.subscriptions");
        SubscriptionsView view = new SubscriptionsView(model, messages);
        grid.row("connect.subscriptions", view, view, Field.SUBSCRIPTIONS);
        return grid;
    }

    private FieldGrid willGroup() {
        FieldGrid grid = group("connect.section.will");
        TextField topic = ltr(Choices.text("profileWillTopic", form.willTopic, messages.get("connect.will.prompt")));
        grid.row("connect.will.topic", topic, topic, Field.WILL_TOPIC);
        TextField payload = ltr(Choices.text("profileWillPayload", form.willPayload, ""));
        grid.row("connect.will.payload", payload, payload);
        ComboBox<Qos> qos = Choices.combo(
                "profileWillQos", form.willQos, Qos.values(), choice -> messages.get("connect.qos", choice.code()));
        Node retain = Choices.check("profileWillRetain", form.willRetain, messages.get("connect.will.retain"));
        grid.row("connect.will.qos", line(qos, retain), qos);
        return grid;
    }

    private void file(FieldGrid grid, String labelKey, String id, StringProperty value, Field field) {
        TextField text = ltr(Choices.text(
                id, value, messages.get(field == Field.TLS_CA ? "connect.tls.ca.prompt" : "connect.tls.none")));
        HBox.setHgrow(text, Priority.ALWAYS);
        var browse = Icons.button("fth-folder", messages.get("connect.browse"));
        browse.setOnAction(event -> {
            var file = new FileChooser().showOpenDialog(getScene().getWindow());
            if (file != null) {
                value.set(file.getPath());
            }
        });
        grid.row(labelKey, line(text, browse), text, field);
    }

    private FieldGrid group(String titleKey) {
        return new FieldGrid(messages, titleKey, model.problems());
    }

    private Label note(String key) {
        Label note = new Label(messages.get(key));
        note.getStyleClass().add("field-note");
        note.setWrapText(true);
        return note;
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(nodes);
        line.getStyleClass().add("field-line");
        return line;
    }

    private static TextField ltr(TextField field) {
        field.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        return field;
    }
}
