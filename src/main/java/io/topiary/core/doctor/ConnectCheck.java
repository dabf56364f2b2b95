package io.topiary.core.doctor;

import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.Failures;
import io.topiary.core.mqtt.Login;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.text.Text;
import java.util.ArrayList;
import java.util.List;

/** Logs in, with MQTT 3.1.1 where the broker does not speak 5 and the options leave the choice. */
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
        ProtocolVersion version = options.protocol().first();
        try {
            LoggedIn loggedIn = logIn(version);
            return Verdict.ok(loggedIn, Text.of("doctor.connect.ok", version.label()), facts);
        } catch (StepFailure failure) {
            boolean tryOlder = options.protocol().automatic()
                    && version == ProtocolVersion.V5
                    && Failures.isUnsupportedVersion(failure.failure());
            if (!tryOlder) {
                throw failure;
            }
            facts.add(failure.failure().what());
            ascent.again();
            LoggedIn loggedIn = logIn(ProtocolVersion.V3_1_1);
            return Verdict.ok(loggedIn, Text.of("doctor.connect.older", loggedIn.version().label()), facts);
        }
    }

    private LoggedIn logIn(ProtocolVersion version) throws StepFailure {
        Failure objection = new Failures(options, version).objection();
        if (objection != null) {
            throw new StepFailure(CheckStep.CONNECT, objection, List.of());
        }
        Conversation conversation = ascent.converse(version);
        ConnAck answer = answer(conversation, version);
        if (answer.code() != 0) {
            Failure refused = ascent.diagnosis()
                    .words()
                    .refused(
                            answer.version(),
                            new Failures.Reply(
                                    answer.code(),
                                    Properties5.text(answer.properties(), MqttPropertyType.REASON_STRING),
                                    Properties5.text(answer.properties(), MqttPropertyType.SERVER_REFERENCE)));
            throw new StepFailure(CheckStep.CONNECT, refused, facts);
        }
        LoggedIn loggedIn = new LoggedIn(options, conversation, answer);
        facts.addAll(Grants.of(options, answer));
        return loggedIn;
    }

    private ConnAck answer(Conversation conversation, ProtocolVersion version) throws StepFailure {
        try {
            return ascent.reach(CheckStep.CONNECT, conversation.connect(Packets.connect(options, version)));
        } catch (StepFailure failure) {
            throw failure.with(failure.remedies(), facts);
        }
    }
}
