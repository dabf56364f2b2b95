package io.topiary.ui.connect.editor;

import io.topiary.core.mqtt.Scheme;
import io.topiary.core.text.Messages;
import io.topiary.ui.connect.form.BrokerForm;
import io.topiary.ui.connect.form.Field;
import io.topiary.ui.connect.form.NetworkForm;
import io.topiary.ui.connect.form.NetworkForm.ProxyChoice;
import io.topiary.ui.connect.form.PairRow;
import io.topiary.ui.connect.form.TextRow;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;

/** The page for the way to the broker. */
public final class NetworkPage extends EditorPage {

    private final EditorParts parts;
    private final BrokerForm broker;
    private final NetworkForm network;
    private final Messages messages;

    /** The page. */
    public NetworkPage(EditorParts parts) {
        this.parts = parts;
        this.broker = parts.form().broker;
        this.network = parts.form().network;
        this.messages = parts.messages();
        add(serversGroup());
        add(webSocketGroup());
        add(proxyGroup());
    }

    private FieldGroup serversGroup() {
        FieldGroup group = parts.group("connect.section.servers");
        RowsView<TextRow> servers = new RowsView<>("profileServers", network.servers, messages, true, this::server)
                .withAdd("connect.servers.add");
        group.row("connect.servers", servers).check(Field.SERVERS, servers).note(messages.get("connect.servers.note"));
        CheckBox srv = Choices.check("profileSrv", network.srv, messages.get("connect.srv"));
        group.plain(srv)
                .check(Field.SRV)
                .note(Bindings.createStringBinding(this::srvWords, broker.scheme, broker.host, network.srv));
        group.row(
                        "connect.localAddress",
                        Choices.technical(
                                "profileLocalAddress",
                                network.localAddress,
                                messages.get("connect.localAddress.prompt")))
                .check(Field.LOCAL_ADDRESS)
                .note(messages.get("connect.localAddress.note"));
        return group;
    }

    private RowsView.Editor server(TextRow row) {
        TextField field =
                Choices.mono(Choices.technical("serverUri", row.textProperty(), "mqtt://standby.example.com:1883"));
        field.setAccessibleText(messages.get("connect.servers.one"));
        return RowsView.Editor.of(field);
    }

    private String srvWords() {
        String service = broker.scheme.get().tls() ? "_secure-mqtt._tcp." : "_mqtt._tcp.";
        String host =
                broker.host.get().isBlank() ? "example.com" : broker.host.get().strip();
        return messages.get("connect.srv.note", service + host);
    }

    private FieldGroup webSocketGroup() {
        FieldGroup group = parts.group("connect.section.webSocket");
        ObservableValue<Boolean> used = broker.scheme.map(Scheme::webSocket);
        Label unused = Choices.note(messages.get("connect.webSocket.unused"));
        unused.visibleProperty().bind(used.map(is -> !is));
        unused.managedProperty().bind(unused.visibleProperty());
        group.wide(unused);
        group.row("connect.subprotocol", Choices.technical("profileSubprotocol", network.subprotocol, "mqtt"))
                .check(Field.SUBPROTOCOL)
                .shownWhile(shown(used, Field.SUBPROTOCOL));
        RowsView<PairRow> headers = PairsView.headers("profileHeaders", network.headers, messages);
        group.row("connect.headers", headers)
                .check(Field.HEADERS, headers)
                .note(messages.get("connect.headers.note"))
                .shownWhile(shown(used, Field.HEADERS));
        return group;
    }

    /** Fields that are not used hide, unless there is something wrong with them. */
    private ObservableValue<Boolean> shown(ObservableValue<Boolean> used, Field field) {
        return Bindings.createBooleanBinding(
                () -> used.getValue() || parts.problems().shown().containsKey(field),
                used,
                parts.problems().shown());
    }

    private FieldGroup proxyGroup() {
        FieldGroup group = parts.group("connect.section.proxy");
        group.row(
                "connect.proxy",
                Choices.combo(
                        "profileProxy",
                        network.proxy,
                        List.of(ProxyChoice.values()),
                        choice -> messages.get("connect.proxy." + choice.name())));
        ObservableValue<Boolean> used = network.proxy.map(choice -> choice != ProxyChoice.NONE);
        TextField host = Choices.technical("profileProxyHost", network.proxyHost, "proxy.example.com");
        TextField port = Choices.number("profileProxyPort", network.proxyPort, "");
        port.setAccessibleText(messages.get("connect.port"));
        group.row("connect.proxy.host", Choices.line(host, new Label(":"), port), host)
                .check(Field.PROXY_HOST)
                .check(Field.PROXY_PORT, port)
                .shownWhile(used);
        group.row(
                        "connect.user",
                        Choices.text("profileProxyUser", network.proxyUser, messages.get("connect.user.prompt")))
                .shownWhile(used);
        PasswordField password = Choices.password("profileProxyPassword", network.proxyPassword);
        group.row("connect.password", password)
                .shownWhile(network.proxy.map(choice -> choice == ProxyChoice.HTTP || choice == ProxyChoice.SOCKS5));
        group.wide(Choices.note(messages.get("connect.proxy.note")));
        return group;
    }
}
