package io.topiary.cli;

import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.secrets.Vault;
import io.topiary.core.store.AppHome;
import io.topiary.core.text.Text;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gets the passwords of a profile from where they are kept, as far as that goes without asking for a passphrase. */
final class ProfilePasswords {

    private static final Logger LOG = LoggerFactory.getLogger(ProfilePasswords.class);

    private ProfilePasswords() {}

    /**
     * Brings the passwords of {@code profile} into {@code memory}. The keychain has five seconds for that.
     *
     * @return why some of them can't be had, with what to do, or null
     */
    static @Nullable Text fetch(AppHome home, ConnectionProfile profile, PasswordMemory memory) {
        try (Vault vault = Vault.open(home, memory)) {
            return vault.load(profile.id(), profile.keeping()).get().notice();
        } catch (ExecutionException e) {
            LOG.error("the passwords could not be fetched", e);
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliException(ExitCode.INTERRUPTED, Text.of("cli.interrupted"));
        }
    }
}
