package io.topiary.ui.connect;

import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.profile.ConnectionProfile;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the profile list.
 *
 * @param profile the profile
 * @param lastUsed when it was last connected, or null
 * @param state where its open session stands, or null if none is open
 */
public record ProfileRow(
        ConnectionProfile profile,
        @Nullable Instant lastUsed,
        @Nullable ConnectionState state) {

    /** Whether name or address contain {@code wanted}; case does not matter. */
    public boolean matches(String wanted) {
        String needle = wanted.strip().toLowerCase(Locale.ROOT);
        return profile.name().toLowerCase(Locale.ROOT).contains(needle)
                || profile.address().uri().toLowerCase(Locale.ROOT).contains(needle);
    }
}
