package io.topiary.core.secrets;

import io.topiary.core.message.Secret;
import io.topiary.core.store.AppHome;
import io.topiary.testing.Canary;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Does one thing with the vault of this system and prints what came of it, never a password: {@code keep SUFFIX}, {@code
 * load SUFFIX} or {@code forget}. A process of its own, because the keychain is found through the environment.
 */
final class VaultProbe {

    private VaultProbe() {}

    public static void main(String[] args) {
        Vault vault = Vault.open(new AppHome(Path.of(args[0])), new PasswordMemory());
        Secret password = Secret.of(Canary.PASSWORD + (args.length > 2 ? args[2] : ""));
        String result = switch (args[1]) {
            case "keep" -> {
                Kept kept = vault.keep("p1", SecretKeeping.KEEP, Map.of(SecretName.LOGIN, Optional.of(password)))
                        .join();
                yield kept.place() + " " + kept.problem();
            }
            case "load" -> {
                Loaded loaded = vault.load("p1", SecretKeeping.KEEP).join();
                boolean same = password.equals(loaded.secrets().getOrDefault(SecretName.LOGIN, Secret.of("")));
                yield loaded.finding() + " " + loaded.problem() + " " + same;
            }
            default -> {
                Kept kept = vault.forget("p1").join();
                yield kept.place() + " " + kept.problem();
            }
        };
        System.out.println("RESULT " + result);
        vault.close();
        System.exit(0);
    }
}
