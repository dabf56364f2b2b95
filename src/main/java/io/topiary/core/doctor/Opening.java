package io.topiary.core.doctor;

import org.jspecify.annotations.Nullable;

/** What a broker may answer to CONNECT. */
sealed interface Opening permits ConnAck, Opening.Challenge {

    /**
     * AUTH: the broker wants to know more (MQTT 5, section 4.12).
     *
     * @param method the authentication method as received, or null
     * @param data the authentication data, or null
     */
    record Challenge(@Nullable String method, byte @Nullable [] data) implements Opening {}
}
