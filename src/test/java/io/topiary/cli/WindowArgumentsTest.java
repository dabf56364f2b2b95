package io.topiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.cli.LaunchRequest.Target;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.profile.ConnectionUri;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowArgumentsTest {

    @TempDir
    Path home;

    private final CliRun cli = new CliRun();

    @BeforeEach
    void useHome() {
        cli.environment.put("TOPIARY_HOME", home.toString());
    }

    @Test
    void run_nothing_opensTheProfileList() {
        assertThat(target()).isEqualTo(new Target.ProfileList());
    }

    @Test
    void run_uri_opensItAndWarnsOfThePassword() {
        assertThat(target("mqtt://u:pw@h")).isEqualTo(new Target.Uri(ConnectionUri.parse("mqtt://u:pw@h")));
        assertThat(cli.err())
                .contains("The password stands on the command line")
                .doesNotContain("pw@");
    }

    @Test
    void run_badUri_isAUsageErrorWithoutThePassword() {
        assertThat(cli.run("mqtt://u:CANARY/x@h")).isEqualTo(ExitCode.USAGE);
        assertThat(cli.err()).contains("%2F").doesNotContain("CANARY");
    }

    @Test
    void run_existingFile_opensTheRecording() throws IOException {
        Path file = Files.writeString(home.resolve("plant.db"), "");
        assertThat(target(file.toString())).isEqualTo(new Target.Recording(file));
        assertThat(target(file.toUri().toString())).isEqualTo(new Target.Recording(file));
    }

    @Test
    void run_profileName_opensTheProfile() throws IOException {
        Files.writeString(
                home.resolve("profiles.json"),
                "{\"profiles\":[{\"id\":\"p1\",\"name\":\"My plant\",\"uri\":\"mqtt://h\"}]}");
        assertThat(target("My plant")).isEqualTo(new Target.Profile("p1"));
    }

    @Test
    void run_unknownProfile_isAUsageErrorInWords() {
        assertThat(cli.run("nobody")).isEqualTo(ExitCode.USAGE);
        assertThat(cli.err())
                .isEqualTo("topiary: There is no profile called nobody in " + home.resolve("profiles.json")
                        + " · See --help\n");
    }

    @Test
    void run_everyOption_reachesTheWindow() {
        Path other = home.resolve("other");
        cli.run("--demo", "--home", other.toString(), "--subscribe", "a/#", "--subscribe", "b", "--safe-mode");
        LaunchRequest request = cli.launched.getFirst();
        assertThat(request.target()).isEqualTo(new Target.Demo());
        assertThat(request.home().folder()).isEqualTo(other);
        assertThat(request.subscribe()).isEqualTo(List.of(TopicFilter.of("a/#"), TopicFilter.of("b")));
        assertThat(request.safeMode()).isTrue();
    }

    @Test
    void run_noDisplay_saysWhatWorksWithout() {
        cli.environment.remove("DISPLAY");
        assertThat(cli.run()).isEqualTo(ExitCode.USAGE);
        assertThat(cli.err()).contains("--tour", "sub", "pub");
    }

    @Test
    void run_tourWithoutDisplay_starts() {
        cli.environment.remove("DISPLAY");
        assertThat(cli.run("--tour", home.toString())).isZero();
        assertThat(cli.launched.getFirst().tour()).isEqualTo(home);
    }

    @Test
    void run_demoAndArgument_isAUsageError() {
        assertThat(cli.run("--demo", "mqtt://h")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void run_version_printsIt() {
        assertThat(cli.run("--version")).isZero();
        assertThat(cli.out()).isEqualTo("Topiary 1.2.3\n");
    }

    @Test
    void run_help_describesEveryOption() {
        cli.run("--help");
        cli.run("sub", "--help");
        cli.run("pub", "--help");
        assertThat(cli.out()).contains("--tour", "--json", "--struct", "Keep-alive in seconds", "sub", "pub");
        assertThat(cli.out()).contains("doctor", "search", "export", "import", "replay");
        assertThat(cli.out()).doesNotContain("cli.option");
    }

    private Target target(String... arguments) {
        assertThat(cli.run(arguments)).isZero();
        return cli.launched.getFirst().target();
    }
}
