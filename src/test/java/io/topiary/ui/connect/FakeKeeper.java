package io.topiary.ui.connect;

import io.topiary.core.message.Secret;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.ui.connect.secrets.PasswordKeeper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembers what it was told to keep. */
final class FakeKeeper implements PasswordKeeper {

    final List<Map<String, Optional<Secret>>> kept = new ArrayList<>();
    final List<String> forgotten = new ArrayList<>();

    @Override
    public void keep(ConnectionProfile profile, Map<String, Optional<Secret>> changes) {
        kept.add(changes);
    }

    @Override
    public void forget(ConnectionProfile profile) {
        forgotten.add(profile.name());
    }
}
