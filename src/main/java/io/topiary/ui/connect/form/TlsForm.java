package io.topiary.ui.connect.form;

import io.topiary.core.text.Text;
import io.topiary.core.tls.ClientCertificate;
import io.topiary.core.tls.Relaxations;
import io.topiary.core.tls.TlsOptions;
import io.topiary.core.tls.Trust;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** How the connection is encrypted, and whom it trusts. FX thread. */
public final class TlsForm extends FormSection {

    private static final int PIN_BYTES = 32;
    private static final int LONGEST_ALPN_BYTES = 255;
    private static final Pattern HOST_NAME = Pattern.compile("[\\p{L}\\p{N}_]([\\p{L}\\p{N}_.-]*[\\p{L}\\p{N}_.])?");

    public final StringProperty caFile = text(Field.TLS_CA);
    public final StringProperty caFolder = text(Field.TLS_CA_FOLDER);
    public final RowList<CertificateRow> certificates = rows(Field.TLS_CA, () -> new CertificateRow(""));
    public final RowList<TextRow> pins = rows(Field.PINS, TextRow::empty);
    public final StringProperty certificate = text(Field.TLS_CERTIFICATE, Field.TLS_KEY);
    public final StringProperty key = text(Field.TLS_KEY);
    public final StringProperty keyPassword = text();

    /** TLS versions by their JSSE names; empty for the defaults. */
    public final ObjectProperty<List<String>> protocols = choice(List.of());

    public final RowList<TextRow> cipherSuites = rows(Field.CIPHER_SUITES, TextRow::empty);
    public final StringProperty serverName = text(Field.SERVER_NAME);

    /** Separated by commas. */
    public final StringProperty alpn = text(Field.ALPN);

    public final BooleanProperty unknownAuthority = flag(false);
    public final BooleanProperty wrongName = flag(false);
    public final BooleanProperty expired = flag(false);

    TlsForm() {}

    /** The cipher suites that can be chosen, by their JSSE names. */
    public static List<String> knownCipherSuites() {
        return KnownSuites.NAMES;
    }

    void fill(TlsOptions tls) {
        Trust trust = tls.trust();
        caFile.set(text(trust.caFile()));
        caFolder.set(text(trust.caDirectory()));
        certificates.fill(trust.certificates().stream().map(CertificateRow::new).toList());
        pins.fill(trust.pins().stream().map(TextRow::new).toList());
        certificate.set(text(tls.client().file()));
        key.set(text(tls.client().key()));
        protocols.set(tls.protocols());
        cipherSuites.fill(tls.cipherSuites().stream().map(TextRow::new).toList());
        serverName.set(Objects.requireNonNullElse(tls.serverName(), ""));
        alpn.set(String.join(", ", tls.alpn()));
        unknownAuthority.set(tls.relaxations().unknownAuthority());
        wrongName.set(tls.relaxations().wrongName());
        expired.set(tls.relaxations().expired());
    }

    /** How to encrypt, without the password of the key. */
    TlsOptions read(Problems problems) {
        Trust trust = new Trust(
                problems.path(Field.TLS_CA, caFile.get()),
                problems.path(Field.TLS_CA_FOLDER, caFolder.get()),
                certificates.rows().stream().map(CertificateRow::base64).toList(),
                readPins(problems));
        return new TlsOptions(
                trust,
                readClient(problems),
                protocols.get(),
                readSuites(problems),
                readServerName(problems),
                readAlpn(problems),
                new Relaxations(unknownAuthority.get(), wrongName.get(), expired.get()));
    }

    private ClientCertificate readClient(Problems problems) {
        @Nullable Path file = problems.path(Field.TLS_CERTIFICATE, certificate.get());
        @Nullable Path keyFile = problems.path(Field.TLS_KEY, key.get());
        if (keyFile != null && certificate.get().isBlank()) {
            problems.put(Field.TLS_CERTIFICATE, Text.of("connect.error.keyAlone"));
        }
        return new ClientCertificate(file, keyFile, null);
    }

    private List<String> readPins(Problems problems) {
        return pins.filled().stream()
                .<String>mapMulti((row, found) -> {
                    String digits = row.stripped().replaceAll("(?i)^sha-?256[:/=]|[:\\s]", "");
                    try {
                        byte[] bytes = HexFormat.of().parseHex(digits);
                        if (bytes.length == PIN_BYTES) {
                            found.accept(
                                    HexFormat.ofDelimiter(":").withUpperCase().formatHex(bytes));
                            return;
                        }
                    } catch (IllegalArgumentException noHex) {
                        // told below
                    }
                    problems.put(Field.PINS, row, Text.of("connect.error.pin"));
                })
                .toList();
    }

    private List<String> readSuites(Problems problems) {
        return cipherSuites.filled().stream()
                .<String>mapMulti((row, found) -> {
                    String suite = row.stripped().toUpperCase(Locale.ROOT);
                    if (KnownSuites.NAMES.contains(suite)) {
                        found.accept(suite);
                    } else {
                        problems.put(Field.CIPHER_SUITES, row, Text.of("connect.error.suite"));
                    }
                })
                .toList();
    }

    private @Nullable String readServerName(Problems problems) {
        String typed = serverName.get().strip();
        if (!typed.isEmpty() && !HOST_NAME.matcher(typed).matches()) {
            problems.put(Field.SERVER_NAME, Text.of("connect.error.serverName"));
        }
        return typed.isEmpty() ? null : typed;
    }

    private List<String> readAlpn(Problems problems) {
        List<String> names = Arrays.stream(alpn.get().split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        if (names.stream().anyMatch(name -> name.getBytes(StandardCharsets.UTF_8).length > LONGEST_ALPN_BYTES)) {
            problems.put(Field.ALPN, Text.of("connect.error.alpn", LONGEST_ALPN_BYTES));
        }
        return names;
    }

    private static String text(@Nullable Path path) {
        return path == null ? "" : path.toString();
    }
}
