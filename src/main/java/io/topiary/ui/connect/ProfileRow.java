package io.topiary.ui.connect;

import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.profile.ConnectionProfile;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One profile of the list.
 *
 * @param profile the profile
 * @param lastUsed when it was last connected, or null
 * @param state where its open session stands, or null if none is open
 */
public record ProfileRow(
        ConnectionProfile profile,
        @Nullable Instant lastUsed,
        @Nullable ConnectionState state) implements ListEntry {

    /** Whether name, address, folder or notes contain {@code wanted}; case does not matter. */
    public boolean matches(String wanted) {
        String needle = wanted.strip().toLowerCase(Locale.ROOT);
        return Stream.of(
                        profile.name(),
                        profile.address().uri(),
                        profile.label().group(),
                        profile.label().notes())
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(needle));
    }

    /** Whether the connection is encrypted and some check of the server's certificate is switched off. */
    public boolean relaxed() {
        return profile.address().scheme().tls()
                && profile.options().tls().relaxations().any();
    }
}
