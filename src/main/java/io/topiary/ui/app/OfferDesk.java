package io.topiary.ui.app;

import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.mqtt.Remedy;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.session.Session;
import java.util.function.UnaryOperator;

/** Does what is offered about a failure, and keeps what helped in the profile. FX thread. */
final class OfferDesk {

    /** "Use another server" is meant for now only; "server moved", 0x9D, for good (MQTT 5, section 4.11). */
    private static final int FOR_NOW = 0x9C;

    private final Session session;
    private final ProfileMemory profiles;
    private final SessionQuestions questions;

    OfferDesk(Session session, ProfileMemory profiles, SessionQuestions questions) {
        this.session = session;
        this.profiles = profiles;
        this.questions = questions;
    }

    /** Connects with the options changed as {@code remedy} says. */
    void apply(Remedy remedy) {
        Failure failure = session.connection().status().failure();
        boolean follows = remedy instanceof Remedy.UseServer;
        if (remedy instanceof Remedy.UseServer(var server) && !questions.follow(session, server)) {
            return;
        }
        boolean forNow =
                failure instanceof Failure.Refused refused && refused.code().code() == FOR_NOW;
        if (!follows || !forNow) {
            profiles.remember(session.identity(), remedy::applyTo);
        }
        session.reconnect(ConnectionProfile.withClientId(remedy.applyTo(session.options())));
    }

    /** Asks for the login again and connects with it. */
    void login() {
        questions
                .login(session)
                .ifPresent(login -> session.reconnect(session.options().withLogin(login)));
    }

    /**
     * Keeps the version of MQTT that the broker was found to speak.
     *
     * @return whether it is in the profile now
     */
    boolean rememberVersion(ConnectionStatus status) {
        ProtocolChoice found =
                status.switchedTo() == ProtocolVersion.V3_1_1 ? ProtocolChoice.AUTO_FROM_3_1_1 : ProtocolChoice.AUTO;
        UnaryOperator<ConnectOptions> change =
                options -> options.protocol().automatic() ? options.withProtocol(found) : options;
        return profiles.remember(session.identity(), change);
    }
}
