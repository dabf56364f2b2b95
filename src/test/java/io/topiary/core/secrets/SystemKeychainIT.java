package io.topiary.core.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.testing.Canary;
import io.topiary.testing.SecretService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The vault with the keychain of a real Linux desktop, each step in a process of its own. */
@EnabledOnOs(OS.LINUX)
class SystemKeychainIT {

    @TempDir
    Path folder;

    @Test
    void keep_unlockedKeychain_isReadByTheNextProcessAndForgottenAfterThat() throws Exception {
        try (SecretService desktop = SecretService.start(desktopFolder(), true)) {
            assertThat(run(desktop.environment(), "keep", "-ü😀")).isEqualTo("KEYCHAIN null");
            assertThat(run(desktop.environment(), "load", "-ü😀")).isEqualTo("FOUND null true");
            assertThat(run(desktop.environment(), "keep", "-2")).isEqualTo("KEYCHAIN null");
            assertThat(run(desktop.environment(), "load", "-2")).isEqualTo("FOUND null true");
            assertThat(run(desktop.environment(), "forget")).isEqualTo("NOWHERE null");
            assertThat(run(desktop.environment(), "load")).isEqualTo("NOTHING_KEPT null false");
            assertThat(Canary.findIn(Files.readString(home().resolve("secrets.json"))))
                    .isEmpty();
        }
    }

    @Test
    void keep_lockedKeychainThatCantAsk_isKeptForThisRunOnly() throws Exception {
        try (SecretService desktop = SecretService.start(desktopFolder(), false)) {
            assertThat(run(desktop.environment(), "keep")).isEqualTo("THIS_RUN FILE_UNSET");
        }
    }

    @Test
    void keep_noDesktop_isKeptForThisRunOnly() throws Exception {
        Files.createDirectories(desktopFolder());
        assertThat(run(Map.of(), "keep")).isEqualTo("THIS_RUN FILE_UNSET");
        assertThat(home().resolve("secrets.json")).content().doesNotContain("p1");
    }

    /** What the probe found. */
    private String run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                VaultProbe.class.getName(),
                home().toString()));
        command.addAll(List.of(arguments));
        Process probe = SecretService.process(desktopFolder(), environment, command.toArray(String[]::new))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            String printed = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(probe.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(Canary.findIn(printed)).isEmpty();
            return printed.lines()
                    .filter(line -> line.startsWith("RESULT "))
                    .map(line -> line.substring("RESULT ".length()))
                    .findFirst()
                    .orElse(printed);
        } finally {
            probe.destroyForcibly();
        }
    }

    private Path desktopFolder() throws IOException {
        return Files.createDirectories(folder.resolve("desktop"));
    }

    private Path home() {
        return folder.resolve("home");
    }
}
