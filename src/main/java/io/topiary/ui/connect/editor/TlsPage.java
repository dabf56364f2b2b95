package io.topiary.ui.connect.editor;

import io.topiary.core.mqtt.Scheme;
import io.topiary.core.text.Messages;
import io.topiary.ui.connect.form.BrokerForm;
import io.topiary.ui.connect.form.CertificateRow;
import io.topiary.ui.connect.form.Field;
import io.topiary.ui.connect.form.TextRow;
import io.topiary.ui.connect.form.TlsForm;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The page for encryption: whom to trust, what to show, and which checks to leave out. */
public final class TlsPage extends EditorPage {

    private static final String TLS_1_3 = "TLSv1.3";
    private static final String TLS_1_2 = "TLSv1.2";

    private final EditorParts parts;
    private final TlsForm tls;
    private final Messages messages;

    /** The page. */
    public TlsPage(EditorParts parts) {
        this.parts = parts;
        this.tls = parts.form().tls;
        this.messages = parts.messages();
        add(unused());
        add(trustGroup());
        add(clientGroup());
        add(detailsGroup());
        add(relaxationsGroup());
    }

    /** What is said while the address is one without encryption. */
    private Node unused() {
        BrokerForm broker = parts.form().broker;
        Label words = new Label();
        words.setWrapText(true);
        words.textProperty().bind(broker.scheme.map(scheme -> messages.get("connect.tls.unused", scheme.prefix())));
        HBox.setHgrow(words, Priority.ALWAYS);
        Button encrypt = new Button();
        encrypt.setId("profileEncrypt");
        encrypt.setMinWidth(Region.USE_PREF_SIZE);
        encrypt.textProperty()
                .bind(broker.scheme.map(scheme ->
                        messages.get("connect.tls.use", encrypted(scheme).prefix())));
        encrypt.setOnAction(event -> broker.scheme.set(encrypted(broker.scheme.get())));
        HBox line = new HBox(Icons.of("fth-unlock"), words, encrypt);
        line.getStyleClass().add("page-hint");
        line.visibleProperty().bind(broker.scheme.map(scheme -> !scheme.tls()));
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    private static Scheme encrypted(Scheme scheme) {
        return scheme.webSocket() ? Scheme.WSS : Scheme.MQTTS;
    }

    private FieldGroup trustGroup() {
        FieldGroup group = parts.group("connect.section.trust");
        FileField file = FileField.file("profileTlsCa", tls.caFile, messages.get("connect.tls.ca.prompt"), messages);
        group.row("connect.tls.ca", file, file.text()).check(Field.TLS_CA);
        FileField folder =
                FileField.folder("profileTlsCaFolder", tls.caFolder, messages.get("connect.tls.none"), messages);
        group.row("connect.tls.caFolder", folder, folder.text()).check(Field.TLS_CA_FOLDER);
        RowsView<CertificateRow> certificates =
                new RowsView<>("profileTlsCertificates", tls.certificates, messages, false, this::certificate);
        group.row("connect.tls.certificates", certificates)
                .note(Bindings.createStringBinding(
                        () -> tls.certificates.rows().isEmpty() ? messages.get("connect.tls.certificates.none") : "",
                        tls.certificates.rows()));
        RowsView<TextRow> pins = new RowsView<>(
                        "profileTlsPins", tls.pins, messages, false, row -> entry(row, "AB:CD:…", "connect.tls.pin"))
                .withAdd("connect.tls.pins.add");
        group.row("connect.tls.pins", pins).check(Field.PINS, pins).note(messages.get("connect.tls.pins.note"));
        group.plain(trustedLine());
        return group;
    }

    private Node trustedLine() {
        Label words = Choices.note("");
        words.getStyleClass().add("trusted-line");
        StringBinding sentence = Bindings.createStringBinding(
                () -> {
                    if (!tls.pins.rows().isEmpty()) {
                        return messages.get("connect.tls.trusted.pins");
                    }
                    boolean own = !tls.caFile.get().isBlank()
                            || !tls.caFolder.get().isBlank()
                            || !tls.certificates.rows().isEmpty();
                    return messages.get(own ? "connect.tls.trusted.own" : "connect.tls.trusted.system");
                },
                tls.caFile,
                tls.caFolder,
                tls.certificates.rows(),
                tls.pins.rows());
        words.textProperty().bind(sentence);
        words.setGraphic(Icons.of("fth-shield"));
        return words;
    }

    private RowsView.Editor certificate(CertificateRow row) {
        @Nullable String subject = row.subject();
        @Nullable Instant expiry = row.expiry();
        Label name = new Label(subject == null ? messages.get("connect.tls.certificate.unreadable") : subject);
        name.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        name.setMinWidth(0);
        Label until = new Label(expiry == null ? "" : expiryWords(expiry));
        until.getStyleClass().addAll(Style.SMALL, Style.MUTED);
        VBox words = new VBox(name, until);
        words.setMinWidth(0);
        return new RowsView.Editor(words, words);
    }

    private String expiryWords(Instant expiry) {
        String date = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(messages.locale())
                .format(expiry.atZone(ZoneId.systemDefault()));
        return messages.get(
                expiry.isBefore(Instant.now()) ? "connect.tls.certificate.expired" : "connect.tls.certificate.until",
                date);
    }

    private RowsView.Editor entry(TextRow row, String prompt, String nameKey) {
        TextField field = Choices.mono(Choices.technical("rowText", row.textProperty(), prompt));
        field.setAccessibleText(messages.get(nameKey));
        return RowsView.Editor.of(field);
    }

    private FieldGroup clientGroup() {
        FieldGroup group = parts.group("connect.section.client");
        file(group, "connect.tls.certificate", "profileTlsCert", tls.certificate, Field.TLS_CERTIFICATE)
                .note(messages.get("connect.tls.certificate.note"));
        file(group, "connect.tls.key", "profileTlsKey", tls.key, Field.TLS_KEY);
        group.row("connect.tls.keyPassword", Choices.password("profileTlsKeyPassword", tls.keyPassword));
        return group;
    }

    private FieldRow file(FieldGroup group, String labelKey, String id, StringProperty value, Field field) {
        FileField control = FileField.file(id, value, messages.get("connect.tls.none"), messages);
        return group.row(labelKey, control, control.text()).check(field);
    }

    private FieldGroup detailsGroup() {
        FieldGroup group = parts.group("connect.section.handshake");
        group.row("connect.tls.versions", versions());
        group.row(
                        "connect.tls.serverName",
                        Choices.technical(
                                "profileTlsServerName", tls.serverName, messages.get("connect.tls.serverName.prompt")))
                .check(Field.SERVER_NAME)
                .note(messages.get("connect.tls.serverName.note"));
        group.row("connect.tls.alpn", Choices.technical("profileTlsAlpn", tls.alpn, messages.get("connect.tls.none")))
                .check(Field.ALPN)
                .note(messages.get("connect.tls.alpn.note"));
        RowsView<TextRow> suites = new RowsView<>(
                        "profileTlsCipherSuites", tls.cipherSuites, messages, true, this::suite)
                .withAdd("connect.tls.suites.add");
        group.row("connect.tls.suites", suites)
                .check(Field.CIPHER_SUITES, suites)
                .note(Bindings.createStringBinding(
                        () -> tls.cipherSuites.rows().isEmpty() ? messages.get("connect.tls.suites.none") : "",
                        tls.cipherSuites.rows()));
        return group;
    }

    private ComboBox<List<String>> versions() {
        List<List<String>> choices = new ArrayList<>(List.of(List.of(), List.of(TLS_1_3), List.of(TLS_1_2)));
        ComboBox<List<String>> box = Choices.combo("profileTlsVersions", tls.protocols, choices, this::versionWords);
        // a profile may have been given another choice by hand
        tls.protocols.subscribe(chosen -> {
            if (!box.getItems().contains(chosen)) {
                box.getItems().add(chosen);
            }
        });
        return box;
    }

    private String versionWords(List<String> versions) {
        return versions.isEmpty()
                ? messages.get("connect.tls.versions.default")
                : String.join(", ", versions).replace("TLSv", "TLS ");
    }

    private RowsView.Editor suite(TextRow row) {
        ComboBox<String> box = new ComboBox<>();
        box.setEditable(true);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText(messages.get("connect.tls.suite"));
        box.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        box.setOnShowing(event -> box.getItems().setAll(TlsForm.knownCipherSuites()));
        box.getEditor().textProperty().bindBidirectional(row.textProperty());
        HBox.setHgrow(box, Priority.ALWAYS);
        return RowsView.Editor.of(box);
    }

    private FieldGroup relaxationsGroup() {
        FieldGroup group = parts.group("connect.section.relaxations");
        group.wide(Choices.note(messages.get("connect.tls.relaxations.note")));
        group.wide(relaxation("profileAllowUnknownAuthority", tls.unknownAuthority, "unknownAuthority", Style.DANGER));
        group.wide(relaxation("profileAllowWrongName", tls.wrongName, "wrongName", Style.DANGER));
        group.wide(relaxation("profileAllowExpired", tls.expired, "expired", Style.WARNING));
        return group;
    }

    private Node relaxation(String id, BooleanProperty value, String name, String level) {
        CheckBox box = Choices.check(id, value, messages.get("connect.tls.relax." + name));
        Label risk = new Label(messages.get("connect.tls.risk." + name));
        risk.setWrapText(true);
        risk.setGraphic(Icons.of(level.equals(Style.DANGER) ? "fth-alert-octagon" : "fth-alert-triangle"));
        risk.getStyleClass().addAll("risk", level);
        risk.setMinHeight(Region.USE_PREF_SIZE);
        VBox both = new VBox(box, risk);
        both.getStyleClass().add("relaxation");
        return both;
    }
}
