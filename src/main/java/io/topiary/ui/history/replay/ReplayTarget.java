package io.topiary.ui.history.replay;

import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.profile.Protection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A broker that can be replayed to.
 *
 * @param name what the user calls it
 * @param address where it is
 * @param profileId id of its profile, or null if it has none
 * @param protection what the user is kept from doing there by accident
 * @param recorded whether a session there is being recorded
 */
public record ReplayTarget(
        String name, BrokerAddress address, @Nullable String profileId, Protection protection, boolean recorded) {

    /** What tells it from others: there is one replay to a broker at a time. */
    public String key() {
        return address.hostAndPort();
    }

    /** Whether {@code other} is the same broker of the same profile, though recording began or ended there since. */
    public boolean isSame(ReplayTarget other) {
        return key().equals(other.key()) && Objects.equals(profileId, other.profileId);
    }
}
