package io.topiary.ui.connect.secrets;

import io.topiary.core.message.Secret;
import io.topiary.core.profile.ConnectionProfile;
import java.util.Map;
import java.util.Optional;

/** Takes passwords to where a profile wants them kept; what is in the way it settles with the user. FX thread. */
public interface PasswordKeeper {

    /**
     * Keeps passwords of {@code profile}; returns at once.
     *
     * @param changes by use ({@link io.topiary.core.secrets.SecretName}) the password, or empty to forget it; uses that
     *     are not named stay as they are
     */
    void keep(ConnectionProfile profile, Map<String, Optional<Secret>> changes);

    /** Deletes all that is kept of {@code profile}, in memory before this returns. */
    void forget(ConnectionProfile profile);
}
