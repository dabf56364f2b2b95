package io.topiary.core.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Secret;
import io.topiary.core.mqtt.Login;
import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.mqtt.Scheme;
import io.topiary.testing.FaultBook;
import io.topiary.testing.ScriptedBroker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Enhanced authentication with SCRAM-SHA-256 (RFC 7677), against a broker that computes its side by hand. */
class ScramCheckTest {

    private static final String METHOD = "SCRAM-SHA-256";
    private static final String PASSWORD = "pencil";
    private static final byte[] SALT = {1, 2, 3, 4, 5, 6, 7, 8};
    private static final int ITERATIONS = 4_096;

    private static Patient scram(int port, String password) {
        Patient patient = Patient.at(Scheme.MQTT, port).protocol(ProtocolChoice.AUTO);
        return patient.options(
                patient.options().withLogin(new Login("c", "user", Secret.of(password), Login.Method.SCRAM_SHA_256)));
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The authentication data of a packet, which comes last in the properties and begins with {@code start}. */
    private static String data(byte[] packet, String start) {
        String text = new String(packet, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(start);
        int length = ((packet[at - 2] & 0xFF) << 8) | (packet[at - 1] & 0xFF);
        return text.substring(at, at + length);
    }

    /** AUTH or CONNACK with method and data. */
    private static byte[] packet(int type, int[] head, String data) {
        ByteArrayOutputStream properties = new ByteArrayOutputStream();
        write(properties, 0x15, METHOD);
        write(properties, 0x16, data);
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(type);
        length(packet, head.length + (properties.size() > 127 ? 2 : 1) + properties.size());
        for (int each : head) {
            packet.write(each);
        }
        length(packet, properties.size());
        packet.writeBytes(properties.toByteArray());
        return packet.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, int property, String value) {
        out.write(property);
        out.write(value.length() >> 8);
        out.write(value.length());
        out.writeBytes(value.getBytes(StandardCharsets.UTF_8));
    }

    private static void length(ByteArrayOutputStream out, int length) {
        if (length > 127) {
            out.write((length & 0x7F) | 0x80);
            out.write(length >> 7);
        } else {
            out.write(length);
        }
    }

    /** Plays the broker's half; {@code honest} or with a proof that is none. */
    private static void serve(ScriptedBroker.Conversation client, boolean honest, List<String> seen)
            throws IOException {
        byte[] connect = client.packetOfType(1);
        seen.add(new String(connect, StandardCharsets.ISO_8859_1));
        String clientFirst = data(connect, "n,,").substring(3);
        String nonce = clientFirst.substring(clientFirst.indexOf("r=") + 2) + "server";
        String serverFirst =
                "r=%s,s=%s,i=%d".formatted(nonce, Base64.getEncoder().encodeToString(SALT), ITERATIONS);
        client.send(packet(0xF0, new int[] {0x18}, serverFirst));
        String clientFinal = data(client.packetOfType(15), "c=");
        String withoutProof = clientFinal.substring(0, clientFinal.indexOf(",p="));
        try {
            byte[] salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(PASSWORD.toCharArray(), SALT, ITERATIONS, 256))
                    .getEncoded();
            String message = clientFirst + "," + serverFirst + "," + withoutProof;
            byte[] clientKey = hmac(salted, "Client Key");
            byte[] signature = hmac(MessageDigest.getInstance("SHA-256").digest(clientKey), message);
            byte[] proof = Base64.getDecoder().decode(clientFinal.substring(clientFinal.indexOf(",p=") + 3));
            byte[] shown = new byte[proof.length];
            for (int i = 0; i < proof.length; i++) {
                shown[i] = (byte) (proof[i] ^ signature[i]);
            }
            if (!MessageDigest.isEqual(shown, clientKey)) {
                client.send(0x20, 3, 0, 0x87, 0);
                return;
            }
            byte[] serverSignature = hmac(hmac(salted, honest ? "Server Key" : "Other Key"), message);
            String serverFinal = "v=" + Base64.getEncoder().encodeToString(serverSignature);
            client.send(packet(0x20, new int[] {0, 0}, serverFinal));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        Scripts.serve(client, true);
    }

    private static void note(String stimulus, Patient.Diagnosed diagnosed) {
        FaultBook.note(
                "A3",
                stimulus,
                Patient.words(diagnosed.failure().finding()),
                Duration.ofMillis(diagnosed.failure().millis()));
    }

    @Test
    void examine_bothKnowThePassword_letsInWithoutSendingIt() {
        List<String> seen = new CopyOnWriteArrayList<>();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> serve(client, true, seen))) {
            Patient.Diagnosed diagnosed = scram(broker.port(), PASSWORD).examine();

            assertThat(diagnosed.failedStep()).as(diagnosed.outcomes()).isNull();
            assertThat(diagnosed.words(CheckStep.CONNECT)).contains("Login: SCRAM-SHA-256, proved by both sides");
            assertThat(seen).singleElement().asString().doesNotContain(PASSWORD);
        }
    }

    @Test
    void examine_wrongPassword_isRefused() {
        try (ScriptedBroker broker =
                ScriptedBroker.start(client -> serve(client, true, new CopyOnWriteArrayList<>()))) {
            Patient.Diagnosed diagnosed = scram(broker.port(), "crayon").examine();

            assertThat(diagnosed.failedStep()).isEqualTo(CheckStep.CONNECT);
            note("The doctor logs in with SCRAM and a wrong password", diagnosed);
        }
    }

    @Test
    void examine_brokerDoesNotKnowThePassword_isNotTrusted() {
        try (ScriptedBroker broker =
                ScriptedBroker.start(client -> serve(client, false, new CopyOnWriteArrayList<>()))) {
            Patient.Diagnosed diagnosed = scram(broker.port(), PASSWORD).examine();

            assertThat(diagnosed.failedStep()).isEqualTo(CheckStep.CONNECT);
            note("The doctor logs in with SCRAM, the broker can't prove that it knows the password", diagnosed);
        }
    }

    @Test
    void examine_brokerLetsInWithoutProof_saysSo() {
        try (ScriptedBroker broker = ScriptedBroker.start(Scripts::broker)) {
            Patient.Diagnosed diagnosed = scram(broker.port(), PASSWORD).examine();

            assertThat(diagnosed.words(CheckStep.CONNECT)).contains("let you in without the login with SCRAM-SHA-256");
            note("The doctor logs in with SCRAM, the broker does not care", diagnosed);
        }
    }
}
