package io.topiary.core.session;

import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ProfileLabel.Colour;
import io.topiary.core.profile.Protection;
import org.jspecify.annotations.Nullable;

/**
 * What a session is to its user, beside what it connects to.
 *
 * @param name what the user calls it: the profile's name, or host and port
 * @param profileId id of the profile it is of, or null
 * @param colour marks its tab and its band
 * @param protection what the user is kept from doing by accident
 */
public record SessionIdentity(String name, @Nullable String profileId, Colour colour, Protection protection) {

    /** A session of no profile, unmarked and unprotected. */
    public static SessionIdentity of(String name) {
        return new SessionIdentity(name, null, Colour.NONE, Protection.NONE);
    }

    /** A session of {@code profile}. */
    public static SessionIdentity of(ConnectionProfile profile) {
        return new SessionIdentity(profile.name(), profile.id(), profile.label().colour(), profile.protection());
    }
}
