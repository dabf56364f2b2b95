package io.topiary.ui.connect.editor;

import io.topiary.core.mqtt.Login;
import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.profile.ClientIds;
import io.topiary.core.secrets.SecretKeeping;
import io.topiary.core.text.Messages;
import io.topiary.ui.connect.form.BrokerForm;
import io.topiary.ui.connect.form.Field;
import io.topiary.ui.connect.form.LoginForm;
import io.topiary.ui.connect.form.ProfileForm;
import io.topiary.ui.kit.Icons;
import java.util.Arrays;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/** The page for what nearly every connection needs: where the broker is, and who connects. */
public final class GeneralPage extends EditorPage {

    private final EditorParts parts;
    private final ProfileForm form;
    private final Messages messages;
    private final TextField name;
    private final TextField host;

    /**
     * The page.
     *
     * @param uri the address as one line
     * @param copyUri copies it
     */
    public GeneralPage(EditorParts parts, StringProperty uri, Runnable copyUri) {
        this.parts = parts;
        this.form = parts.form();
        this.messages = parts.messages();
        this.name = Choices.text("profileName", form.label.name, messages.get("connect.name.prompt"));
        this.host = Choices.technical("profileHost", form.broker.host, "broker.example.com");
        add(brokerGroup(uri, copyUri));
        add(loginGroup());
        add(sessionGroup());
    }

    /** Puts the caret where a new profile begins. */
    public void focusStart() {
        (form.label.name.get().isEmpty() && !form.broker.host.get().isEmpty() ? name : host).requestFocus();
    }

    /** The size of its text, in pixels. */
    public double emSize() {
        return name.getFont().getSize();
    }

    private FieldGroup brokerGroup(StringProperty uri, Runnable copyUri) {
        FieldGroup group = parts.group("connect.section.broker");
        group.row("connect.name", name).check(Field.NAME);
        TextField line = Choices.mono(Choices.technical("profileUri", uri, messages.get("connect.uri.prompt")));
        Button copy = Icons.button("fth-copy", messages.get("connect.copyUri"));
        copy.setId("copyUriButton");
        copy.disableProperty().bind(uri.isEmpty());
        copy.setOnAction(event -> copyUri.run());
        group.row("connect.uri", Choices.line(line, copy), line).check(Field.URI);
        BrokerForm broker = form.broker;
        ComboBox<Scheme> scheme = Choices.combo(
                "profileScheme", broker.scheme, List.of(Scheme.values()), choice -> choice.prefix() + "://");
        scheme.setAccessibleText(messages.get("connect.scheme"));
        TextField port = Choices.number("profilePort", broker.port, "");
        port.setAccessibleText(messages.get("connect.port"));
        group.row("connect.host", Choices.line(scheme, host, new Label(":"), port), host)
                .check(Field.HOST)
                .check(Field.PORT, port);
        group.row("connect.path", Choices.technical("profilePath", broker.path, "mqtt"))
                .check(Field.PATH)
                .note(messages.get("connect.path.note"))
                .shownWhile(broker.scheme.map(Scheme::webSocket));
        group.row(
                        "connect.version",
                        Choices.combo(
                                "profileVersion",
                                broker.version,
                                ProtocolChoice.CHOICES,
                                choice -> messages.get("connect.version." + choice.name())))
                .note(messages.get("connect.version.note"));
        return group;
    }

    private FieldGroup loginGroup() {
        FieldGroup group = parts.group("connect.section.login");
        LoginForm login = form.login;
        group.row("connect.user", Choices.text("profileUser", login.user, messages.get("connect.user.prompt")))
                .check(Field.USER);
        group.row("connect.password", Choices.password("profilePassword", login.password))
                .check(Field.PASSWORD);
        group.row(
                        "connect.keeping",
                        Choices.combo(
                                "profileKeeping",
                                login.keeping,
                                List.of(SecretKeeping.values()),
                                choice -> messages.get("connect.keeping." + choice.name())))
                .note(login.keeping.map(choice -> messages.get("connect.keeping.note." + choice.name())));
        group.row(
                        "connect.method",
                        Choices.combo(
                                "profileLoginMethod",
                                login.method,
                                Arrays.asList(Login.Method.values()),
                                choice -> messages.get("connect.method." + choice.name())))
                .check(Field.LOGIN_METHOD)
                .mqtt5(form.broker.v3());
        return group;
    }

    private String clientIdWords(String example) {
        String template = form.login.clientId.get();
        boolean fixed = !template.isEmpty() && !template.contains(ClientIds.RANDOM);
        return fixed ? messages.get("connect.clientId.fixed") : messages.get("connect.clientId.example", example);
    }

    private FieldGroup sessionGroup() {
        FieldGroup group = parts.group("connect.section.session");
        LoginForm login = form.login;
        group.row(
                        "connect.clientId",
                        Choices.technical("profileClientId", login.clientId, messages.get("connect.clientId.prompt")))
                .check(Field.CLIENT_ID)
                .note(login.clientIdExample().map(this::clientIdWords))
                .note(Bindings.createStringBinding(
                        () -> login.clientIdIsSafe().getValue() ? "" : messages.get("connect.clientId.unsafe"),
                        login.clientId));
        TextField keepAlive = Choices.number("profileKeepAlive", form.session.keepAlive, "60");
        group.row(
                        "connect.keepAlive",
                        Choices.line(keepAlive, Choices.unit(messages.get("connect.keepAlive.unit"))),
                        keepAlive)
                .check(Field.KEEP_ALIVE);
        group.plain(Choices.check("profileCleanStart", form.session.cleanStart, messages.get("connect.cleanStart")));
        return group;
    }
}
