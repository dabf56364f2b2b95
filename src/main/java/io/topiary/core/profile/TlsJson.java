package io.topiary.core.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.tls.ClientCertificate;
import io.topiary.core.tls.Relaxations;
import io.topiary.core.tls.TlsOptions;
import io.topiary.core.tls.Trust;
import org.jspecify.annotations.Nullable;

/** How to encrypt, as JSON. The key's password is never written. */
final class TlsJson {

    private TlsJson() {}

    static TlsOptions read(@Nullable JsonValues values) {
        return values == null
                ? TlsOptions.DEFAULT
                : new TlsOptions(
                        new Trust(
                                values.path("caFile"),
                                values.path("caDirectory"),
                                values.strings("certificates"),
                                values.strings("pins")),
                        new ClientCertificate(values.path("certificate"), values.path("key"), null),
                        values.strings("protocols"),
                        values.strings("cipherSuites"),
                        values.string("serverName"),
                        values.strings("alpn"),
                        new Relaxations(
                                values.flag("allowUnknownAuthority", false),
                                values.flag("allowWrongName", false),
                                values.flag("allowExpired", false)));
    }

    static void write(ObjectNode node, TlsOptions tls) {
        if (tls.equals(TlsOptions.DEFAULT)) {
            node.remove("tls");
            return;
        }
        JsonFields fields = new JsonFields(JsonFields.child(node, "tls"));
        fields.put("caFile", tls.trust().caFile());
        fields.put("caDirectory", tls.trust().caDirectory());
        fields.put("certificates", tls.trust().certificates());
        fields.put("pins", tls.trust().pins());
        fields.put("certificate", tls.client().file());
        fields.put("key", tls.client().key());
        fields.put("protocols", tls.protocols());
        fields.put("cipherSuites", tls.cipherSuites());
        fields.put("serverName", tls.serverName());
        fields.put("alpn", tls.alpn());
        fields.putIf("allowUnknownAuthority", tls.relaxations().unknownAuthority());
        fields.putIf("allowWrongName", tls.relaxations().wrongName());
        fields.putIf("allowExpired", tls.relaxations().expired());
    }
}
