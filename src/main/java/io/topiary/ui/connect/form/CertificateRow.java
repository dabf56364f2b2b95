package io.topiary.ui.connect.form;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleStringProperty;
import org.jspecify.annotations.Nullable;

/** A certificate that was taken over from what a server showed. It can be taken out, not edited. */
public final class CertificateRow extends FormRow {

    private final SimpleStringProperty base64;
    private final @Nullable X509Certificate certificate;

    /** Shows the certificate whose DER is {@code base64}. */
    CertificateRow(String base64) {
        this.base64 = new SimpleStringProperty(base64);
        this.certificate = parse(base64);
    }

    /** Whom it is for; null if it can't be read. */
    public @Nullable String subject() {
        return certificate == null
                ? null
                : certificate.getSubjectX500Principal().getName();
    }

    /** Its last moment; null if it can't be read. */
    public @Nullable Instant expiry() {
        return certificate == null ? null : certificate.getNotAfter().toInstant();
    }

    String base64() {
        return base64.get();
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    List<Property<?>> properties() {
        return List.of(base64);
    }

    private static @Nullable X509Certificate parse(String base64) {
        try {
            byte[] der = Base64.getDecoder().decode(base64);
            return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der))
                            instanceof X509Certificate x509
                    ? x509
                    : null;
        } catch (CertificateException | IllegalArgumentException unreadable) {
            return null;
        }
    }
}
