package io.topiary.core.doctor;

import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.EnhancedLogin;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.Failures;
import io.topiary.core.mqtt.Login;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.mqtt.TransportProblem;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Logs in; with the other version of MQTT where the broker does not take the first and the options leave the choice. */
final class ConnectCheck {

    private final Ascent ascent;
    private final ConnectOptions options;
    private final List<Text> facts = new ArrayList<>();

    ConnectCheck(Ascent ascent) {
        this.ascent = ascent;
        Login login = ascent.options().login();
        this.options = ascent.options().withLogin(login.withClientId(ClientIdentity.beside(login.clientId())));
        if (!options.login().clientId().isEmpty()) {
            facts.add(Text.of("doctor.fact.clientId", options.login().clientId(), login.clientId()));
        }
    }

    Verdict<LoggedIn> connect() throws StepFailure {
        // Enhanced authentication came with MQTT 5.
        boolean choice = options.protocol().automatic() && options.login().method() == Login.Method.PLAIN;
        boolean needs5 = options.protocol().automatic() && !choice;
        ProtocolVersion first = needs5 ? ProtocolVersion.V5 : options.protocol().first();
        try {
            return Verdict.ok(logIn(first), Text.of("doctor.connect.ok", first.label()), facts);
        } catch (StepFailure failure) {
            boolean refused = Failures.isUnsupportedVersion(failure.failure());
            if (!choice || !(refused || hungUp(failure.failure()))) {
                throw failure;
            }
            return other(first, failure, refused);
        }
    }

    private static boolean hungUp(Failure failure) {
        return failure instanceof Failure.Transport transport
                && transport.problem() == TransportProblem.CLOSED_DURING_LOGIN;
    }

    private Verdict<LoggedIn> other(ProtocolVersion first, StepFailure failure, boolean refused) throws StepFailure {
        ProtocolVersion other = first == ProtocolVersion.V5 ? ProtocolVersion.V3_1_1 : ProtocolVersion.V5;
        List<Text> before = List.copyOf(facts);
        facts.add(failure.failure().what());
        try {
            ascent.again();
            return Verdict.ok(logIn(other), Text.of("doctor.connect.other", other.label(), first.label()), facts);
        } catch (StepFailure again) {
            // Who hangs up on both did not do so because of the version.
            facts.clear();
            facts.addAll(before);
            throw refused ? again : failure;
        }
    }

    private LoggedIn logIn(ProtocolVersion version) throws StepFailure {
        Failure objection = new Failures(options, version).objection();
        if (objection != null) {
            throw new StepFailure(CheckStep.CONNECT, objection, List.of());
        }
        Conversation conversation = ascent.converse(version);
        EnhancedLogin enhanced = EnhancedLogin.of(options.login());
        Opening answer = open(conversation, Packets.connect(options, version, enhanced));
        while (answer instanceof Opening.Challenge challenge) {
            answer = open(conversation, Packets.auth(options.login().method().label(), proof(challenge, enhanced)));
        }
        if (answer instanceof ConnAck connAck) {
            judge(connAck, enhanced);
            facts.addAll(Grants.of(options, connAck));
            return new LoggedIn(options, conversation, connAck);
        }
        throw new IllegalStateException("a broker answers CONNECT with CONNACK or AUTH");
    }

    private Opening open(Conversation conversation, MqttMessage question) throws StepFailure {
        try {
            return ascent.reach(CheckStep.CONNECT, conversation.open(question));
        } catch (StepFailure failure) {
            throw failure.with(failure.remedies(), facts);
        }
    }

    private byte[] proof(Opening.Challenge challenge, @Nullable EnhancedLogin enhanced) throws StepFailure {
        String asked = challenge.method() == null ? "" : challenge.method();
        if (enhanced == null || !asked.equals(enhanced.method())) {
            throw failed(words().authUnasked(asked, new IOException("AUTH with " + Facts.safe(asked))));
        }
        try {
            return enhanced.proof(challenge.data() == null ? new byte[0] : challenge.data());
        } catch (IOException e) {
            throw ascent.broken(CheckStep.CONNECT, e);
        }
    }

    /** Whether the broker lets us in, as it must. */
    private void judge(ConnAck answer, @Nullable EnhancedLogin enhanced) throws StepFailure {
        if (answer.code() != 0) {
            throw failed(words().refused(
                            answer.version(),
                            new Failures.Reply(
                                    answer.code(),
                                    Properties5.text(answer.properties(), MqttPropertyType.REASON_STRING),
                                    Properties5.text(answer.properties(), MqttPropertyType.SERVER_REFERENCE))));
        }
        if (answer.sessionPresent()) {
            throw failed(words().sessionPresent());
        }
        if (enhanced == null) {
            return;
        }
        byte[] proof = Properties5.bytes(answer.properties(), MqttPropertyType.AUTHENTICATION_DATA);
        if (proof == null) {
            throw failed(words().authIgnored(new IOException("CONNACK without authentication data")));
        }
        try {
            enhanced.verify(proof);
            facts.add(Text.of("doctor.fact.proved", enhanced.method()));
        } catch (IOException e) {
            throw ascent.broken(CheckStep.CONNECT, e);
        }
    }

    private Failures words() {
        return ascent.diagnosis().words();
    }

    private StepFailure failed(Failure failure) {
        return new StepFailure(CheckStep.CONNECT, failure, facts);
    }
}
