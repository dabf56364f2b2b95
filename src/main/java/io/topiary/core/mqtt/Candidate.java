package io.topiary.core.mqtt;

import org.jspecify.annotations.Nullable;

/**
 * A server that may be the broker.
 *
 * @param address where it is
 * @param domain the domain that names it in an SRV record, or null if the user named the server itself
 */
record Candidate(BrokerAddress address, @Nullable String domain) {

    /** A server that the user named. */
    static Candidate of(BrokerAddress address) {
        return new Candidate(address, null);
    }
}
