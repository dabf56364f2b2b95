package io.topiary.core.profile.exchange;

import io.topiary.core.message.Secret;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ProfileDocument;
import io.topiary.core.text.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One connection that was found in an import. */
public sealed interface ImportItem {

    /** What it is called; safe to show. */
    String label();

    /**
     * A profile that can be added. Nothing of it is saved yet.
     *
     * @param document the profile, with keys of an own export that nobody knows
     * @param warnings what was left out or set back, and what deserves a second look; empty if all was taken over
     * @param secrets the passwords that were found, by use: {@code password}, {@code key-password}, {@code
     *     proxy-password}; they are not in the profile
     */
    record Ready(ProfileDocument document, List<Text> warnings, Map<String, Secret> secrets) implements ImportItem {

        public Ready {
            warnings = List.copyOf(warnings);
            secrets = Map.copyOf(secrets);
        }

        /** The profile. */
        public ConnectionProfile profile() {
            return document.profile();
        }

        @Override
        public String label() {
            return profile().name();
        }

        /** The same with further passwords. */
        Ready withSecrets(Map<String, Secret> further) {
            Map<String, Secret> all = new HashMap<>(secrets);
            all.putAll(further);
            return new Ready(document, warnings, all);
        }
    }

    /**
     * Something that makes no profile.
     *
     * @param label what it is called; safe to show
     * @param reason why it makes none
     */
    record Refused(String label, Text reason) implements ImportItem {}
}
