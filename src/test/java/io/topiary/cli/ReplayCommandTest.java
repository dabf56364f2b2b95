package io.topiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.PublishOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayCommandTest {

    private final CliRun cli = new CliRun();

    @TempDir
    Path folder;

    private String file = "";

    @BeforeEach
    void record() throws IOException {
        file = Files.writeString(folder.resolve("m.jsonl"), """
                        {"time":"2026-01-31T12:00:00Z","topic":"plant/a","qos":1,"payload":"one"}
                        {"time":"2026-01-31T12:00:01Z","topic":"plant/b","retain":true,"payload":"two"}
                        {"time":"2026-01-31T12:00:02Z","direction":"out","topic":"own","payload":"mine"}
                        {"time":"2026-01-31T12:00:03Z","topic":"$SYS/x","payload":"3"}
                        """).toString();
    }

    @Test
    void run_file_publishesWhatWasReceived() {
        assertThat(cli.run("replay", file, "--speed", "100")).isZero();
        assertThat(topics()).containsExactly("plant/a", "plant/b");
        assertThat(cli.out())
                .contains("Replayed in ")
                .contains("2 sent with QoS 0, 1 left out, 1 not publishable")
                .contains("1 can't be published: $SYS belongs to the broker")
                .contains("Handed over late by");
    }

    @Test
    void run_json_tellsExactTallies() throws IOException {
        assertThat(cli.run("replay", file, "--speed", "max", "--loop", "3", "--json"))
                .isZero();
        JsonNode told = new ObjectMapper().readTree(cli.out());
        assertThat(told.path("ending").asText()).isEqualTo("complete");
        assertThat(told.path("read").asInt()).isEqualTo(12);
        assertThat(told.path("sent").asInt()).isEqualTo(6);
        assertThat(told.path("leftOut").asInt()).isEqualTo(3);
        assertThat(told.path("rounds").asInt()).isEqualTo(3);
        assertThat(told.path("unpublishable").path(0).path("count").asInt()).isEqualTo(3);
        assertThat(told.has("lateness")).isFalse();
    }

    @Test
    void run_options_choose() {
        assertThat(cli.run(
                        "replay",
                        file,
                        "--speed",
                        "max",
                        "--direction",
                        "both",
                        "--rewrite",
                        "plant=test",
                        "--retain",
                        "never",
                        "-q",
                        "2",
                        "--until",
                        "2026-01-31T12:00:02Z",
                        "--filter",
                        "-two"))
                .isZero();
        assertThat(topics()).containsExactly("test/a", "own");
        assertThat(cli.broker.published).allSatisfy(request -> {
            assertThat(request.qos().code()).isEqualTo(2);
            assertThat(request.retain()).isFalse();
        });
    }

    @Test
    void run_rewriteRegex_replacesGroups() {
        assertThat(cli.run("replay", file, "--speed", "max", "--rewrite-regex", "^(\\w+)/(\\w+)$", "$2/$1"))
                .isZero();
        assertThat(topics()).containsExactly("a/plant", "b/plant");
    }

    @Test
    void run_dryRun_connectsToNothing() {
        assertThat(cli.run("replay", file, "--dry-run", "--rewrite", "=test")).isZero();
        assertThat(cli.broker.options).isNull();
        assertThat(cli.out())
                .contains("3 messages would be published on 3 topics, 7 B")
                .contains("1 of them would be stored by the broker")
                .contains("plant/a  →  test/plant/a");
    }

    @ParameterizedTest
    @CsvSource({
        "--speed, 0",
        "--speed, fast",
        "--speed, Infinity",
        "--loop, 0",
        "--loop, often",
        "--since, noon",
        "--direction, up",
        "--retain, perhaps",
        "--rewrite, a",
        "--rewrite, a=b/#",
        "--filter, size:big",
        "--filter, rate:>1",
        "--longest-pause, -1",
        "-q, 3"
    })
    void run_aValueThatCantBeUsed_isAUsageError(String option, String value) {
        assertThat(cli.run("replay", file, option, value)).isEqualTo(ExitCode.USAGE);
        assertThat(cli.broker.published).isEmpty();
    }

    @Test
    void run_noSource_isAUsageError() {
        assertThat(cli.run("replay", "-h", "x")).isEqualTo(ExitCode.USAGE);
        assertThat(cli.run("replay", file, "--profile-recording", "x")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void run_noSuchFile_isALocalFailure() {
        assertThat(cli.run("replay", folder.resolve("none").toString())).isEqualTo(ExitCode.LOCAL);
        assertThat(cli.err()).contains("can't be read");
    }

    @Test
    void run_refused_exits4() {
        cli.broker.answer = request -> new PublishOutcome.Refused(FakeBroker.FAILURE);
        assertThat(cli.run("replay", file, "--speed", "max")).isEqualTo(ExitCode.REFUSED);
        assertThat(cli.out()).contains("2 refused: what (the first on plant/a)");
    }

    @Test
    void run_notConnected_exits3() {
        cli.broker.states = List.of(ConnectionState.CONNECTING, ConnectionState.WAITING);
        assertThat(cli.run("replay", file)).isEqualTo(ExitCode.NO_CONNECTION);
    }

    @Test
    void run_productionProfile_wantsItsNameTyped() throws IOException {
        profile("\"production\":true");
        assertThat(cli.run("replay", file, "--profile", "plant")).isEqualTo(ExitCode.REFUSED);
        assertThat(cli.err()).contains("“plant” is in production", "--confirm 'plant'");
        assertThat(cli.broker.published).isEmpty();
        assertThat(cli.run("replay", file, "--speed", "max", "--profile", "plant", "--confirm", "plant"))
                .isZero();
        assertThat(cli.broker.published).hasSize(2);
    }

    @Test
    void run_readOnlyProfile_isRefused() throws IOException {
        profile("\"readOnly\":true");
        assertThat(cli.run("replay", file, "--profile", "plant")).isEqualTo(ExitCode.REFUSED);
        assertThat(cli.err()).contains("read-only");
    }

    @Test
    void run_toTheBrokerThatWasRecorded_saysSo() throws IOException {
        profile("\"readOnly\":false");
        Files.createDirectories(folder.resolve("home/history"));
        Files.copy(Path.of(file), folder.resolve("home/history/p.db"));
        assertThat(cli.run("replay", "--profile-recording", "plant", "--speed", "max", "--profile", "plant"))
                .isZero();
        assertThat(cli.err()).contains("its subscribers will get everything again");
        assertThat(cli.broker.published).hasSize(2);
    }

    private void profile(String protection) throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.writeString(
                home.resolve("profiles.json"),
                "{\"version\":1,\"profiles\":[{\"id\":\"p\",\"name\":\"plant\",\"uri\":\"mqtt://h\",\"subscriptions\":[],"
                        + protection + "}]}");
        cli.environment.put("TOPIARY_HOME", home.toString());
    }

    private List<String> topics() {
        return cli.broker.published.stream()
                .map(request -> request.topic().name())
                .toList();
    }
}
