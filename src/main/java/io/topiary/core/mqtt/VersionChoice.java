package io.topiary.core.mqtt;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which version of MQTT the next attempt speaks: what the profile says, or what the broker is found to speak, once that
 * is known for as long as the connection is there. Used on one thread.
 */
final class VersionChoice {

    private final boolean automatic;
    private final ProtocolVersion first;
    private final Set<ProtocolVersion> tried = EnumSet.noneOf(ProtocolVersion.class);
    private ProtocolVersion version;

    /** Whether it was gone over to without the broker having said a word about versions. */
    private boolean onTrial;

    VersionChoice(ConnectOptions options) {
        // Enhanced authentication came with MQTT 5: without it the password would travel in clear
        boolean needs5 = options.login().method() != Login.Method.PLAIN;
        this.automatic = options.protocol().automatic() && !needs5;
        this.first = options.protocol().automatic() && needs5
                ? ProtocolVersion.V5
                : options.protocol().first();
        this.version = first;
    }

    ProtocolVersion version() {
        return version;
    }

    /** The version gone over to, null while it is the one begun with. */
    @Nullable
    ProtocolVersion switchedTo() {
        return version == first ? null : version;
    }

    /** The user asked for a connection: what was found not to work may be tried again. */
    void reset() {
        tried.clear();
    }

    /** The broker let us in: this is what it speaks. */
    void accepted() {
        onTrial = false;
        tried.clear();
    }

    /**
     * Whether the other version is to be tried at once after {@code failure}, which came before a CONNACK that lets in.
     * If so, {@link #version()} is the other one from now on.
     */
    boolean changesAfter(Failure failure) {
        if (!automatic) {
            return false;
        }
        tried.add(version);
        boolean refused =
                failure.reason().filter(ReasonCodes::isUnsupportedVersion).isPresent();
        boolean answered = failure.reason().isPresent() && !refused;
        if (answered) {
            onTrial = false;
            return false;
        }
        // A broker that knows 3.1.1 only may just hang up on a CONNECT of MQTT 5
        boolean hungUp = version == ProtocolVersion.V5
                && failure instanceof Failure.Transport transport
                && transport.problem() == TransportProblem.CLOSED_DURING_LOGIN;
        if ((refused || hungUp) && tried.add(other())) {
            onTrial = hungUp;
            version = other();
            return true;
        }
        if (onTrial || refused) {
            onTrial = false;
            version = first;
        }
        return false;
    }

    private ProtocolVersion other() {
        return version == ProtocolVersion.V5 ? ProtocolVersion.V3_1_1 : ProtocolVersion.V5;
    }
}
