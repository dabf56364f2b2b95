package io.topiary.core.profile.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.topiary.core.message.Secret;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.mqtt.Will;
import io.topiary.core.profile.ConnectionProfile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CorreoFormatTest {

    private final ImportPreview preview = Samples.preview("correo.cqc");

    @Test
    void read_plainConnection_isTakenOver() {
        ConnectionProfile profile = preview.ready().getFirst().profile();
        Will will = Objects.requireNonNull(profile.options().will());
        assertThat(preview.source()).isEqualTo(ImportSource.CORREO_MQTT);
        assertThat(profile.name()).isEqualTo("Plain");
        assertThat(profile.address().uri()).isEqualTo("mqtt://broker.example:1884");
        assertThat(profile.options().protocol()).isEqualTo(ProtocolChoice.V5);
        assertThat(profile.options().login().clientId()).isEqualTo("correo-1");
        assertThat(profile.options().subscriptions()).isEqualTo(ConnectionProfile.DEFAULT_SUBSCRIPTIONS);
        assertThat(will.message().topic().name()).isEqualTo("state");
        assertThat(new String(will.message().payload(), StandardCharsets.UTF_8)).isEqualTo("gone");
        assertThat(preview.ready().getFirst().warnings()).isEmpty();
    }

    @Test
    void read_connectionWithKeyStore_trustsAndShowsIt() {
        ImportItem.Ready item = preview.ready().get(1);
        ConnectOptions options = item.profile().options();
        assertThat(item.profile().address().uri()).isEqualTo("mqtts://secure.example:8883");
        assertThat(options.session().cleanStart()).isFalse();
        assertThat(options.tls().trust().caFile()).isEqualTo(Path.of("/home/ada/store.jks"));
        assertThat(options.tls().client().file()).isEqualTo(Path.of("/home/ada/store.jks"));
        assertThat(options.tls().relaxations().any()).isFalse();
        assertThat(item.secrets())
                .isEqualTo(Map.of("password", Secret.of("CANARY-correo"), "key-password", Secret.of("CANARY-store")));
        assertThat(Samples.words(item.warnings()))
                .containsExactly(
                        "sslHostVerification = false was not taken over: all checks of the server's certificate are on. If"
                                + " they fail, the message says how to trust this one server",
                        "The key store /home/ada/store.jks serves as trusted certificates and as client certificate. If it"
                                + " has no key of its own, take it away as client certificate",
                        "The SSH tunnel by jump.example was left out. Open it yourself, and enter its local end as host and"
                                + " port");
    }

    @Test
    void read_connectionsAsText_areFoundToo() {
        String inner = "[{\"name\":\"A\",\"url\":\"h\",\"port\":1883}]";
        String outer = JsonNodeFactory.instance
                .objectNode()
                .put("connectionConfigDTOS", inner)
                .toString();
        assertThat(Samples.IMPORTS.parse(outer).ready())
                .extracting(ImportItem.Ready::label)
                .containsExactly("A");
    }

    @Test
    void read_encrypted_saysWhatToDo() {
        ImportPreview found = Samples.IMPORTS.parse("{\"encryptionType\":\"AES\",\"encryptedData\":\"abc=\"}");
        assertThat(found.items()).isEmpty();
        assertThat(Samples.words(found.notes()))
                .containsExactly(
                        "The file is encrypted. Export it again in CorreoMQTT without a password, then import that");
    }
}
