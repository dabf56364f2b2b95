package io.topiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Secret;
import io.topiary.core.secrets.Keychain.KeychainException;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.secrets.SecretKeeping;
import io.topiary.core.secrets.SecretName;
import io.topiary.core.secrets.SecretProblem;
import io.topiary.core.secrets.Vault;
import io.topiary.core.store.AppHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Subcommands with a profile: its locks, excludes and passwords hold there too. */
class ProfileUseTest {

    @TempDir
    Path folder;

    private final CliRun cli = new CliRun();

    @BeforeEach
    void seed() throws IOException {
        Files.writeString(folder.resolve("profiles.json"), """
                {"version":1,"profiles":[
                {"id":"one","name":"one","uri":"mqtt://h","user":"u","passwords":"plain",
                 "subscriptions":[{"filter":"#","qos":0},{"filter":"off","qos":0,"enabled":false}],
                 "excludes":["noise/#"]},
                {"id":"locked","name":"locked","uri":"mqtt://h","readOnly":true,
                 "subscriptions":[{"filter":"#","qos":0}],
                 "will":{"topic":"gone","payload":"x","qos":0,"retain":false,"delay":0}}]}""");
    }

    private int run(String command, String profile, String... more) {
        List<String> all = new ArrayList<>(List.of(command, "--home", folder.toString(), "--profile", profile));
        all.addAll(List.of(more));
        return cli.run(all.toArray(String[]::new));
    }

    private Vault vault() {
        return Vault.open(new AppHome(folder), new PasswordMemory(), () -> {
            throw new KeychainException(SecretProblem.KEYCHAIN_MISSING, "");
        });
    }

    @Test
    void sub_excludesOfTheProfile_areNotPrinted() {
        cli.broker.arriving = List.of("noise/1 a", "b b");
        assertThat(run("sub", "one", "-v", "-C", "1")).isZero();
        assertThat(cli.out()).isEqualTo("b b\n");
        assertThat(cli.broker.options().subscriptions()).hasSize(1);
    }

    @Test
    void pub_readOnlyProfile_isRefusedInWords() {
        assertThat(run("pub", "locked", "-t", "a", "-m", "x")).isEqualTo(ExitCode.REFUSED);
        assertThat(cli.err()).startsWith("topiary: This connection is read-only: nothing was published");
        assertThat(cli.broker.published).isEmpty();
        assertThat(cli.broker.options).isNull();
    }

    @Test
    void sub_readOnlyProfile_leavesNoWill() {
        cli.broker.arriving = List.of("b b");
        assertThat(run("sub", "locked", "-C", "1")).isZero();
        assertThat(cli.broker.options().will()).isNull();
    }

    @Test
    void sub_readOnlyProfile_takesNoWillFromTheCommandLine() {
        assertThat(run("sub", "locked", "--will-topic", "a")).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void sub_passwordThatIsKept_isUsed() throws Exception {
        try (Vault vault = vault()) {
            vault.keep("one", SecretKeeping.PLAIN, Map.of(SecretName.LOGIN, Optional.of(Secret.of("kept"))))
                    .get();
        }
        cli.broker.arriving = List.of("b b");
        assertThat(run("sub", "one", "-C", "1")).isZero();
        assertThat(Objects.requireNonNull(cli.broker.options().login().password()))
                .isEqualTo(Secret.of("kept"));
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void sub_passwordUnderAPassphrase_isToldAndAnotherOneTaken() throws Exception {
        try (Vault vault = vault()) {
            vault.setPassphrase(Secret.of("open sesame")).get();
            vault.keep("one", SecretKeeping.KEEP, Map.of(SecretName.LOGIN, Optional.of(Secret.of("kept"))))
                    .get();
        }
        cli.broker.arriving = List.of("b b");
        assertThat(run("sub", "one", "-C", "1")).isZero();
        assertThat(cli.err()).contains("encrypted");
        cli.environment.put("TOPIARY_PASSWORD", "typed");
        cli.said.reset();
        assertThat(run("sub", "one", "-C", "1")).isZero();
        assertThat(Objects.requireNonNull(cli.broker.options().login().password()))
                .isEqualTo(Secret.of("typed"));
        assertThat(cli.err()).isEmpty();
    }
}
