package io.topiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.history.Recorder;
import io.topiary.core.history.RecordingBudget;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchCommandTest {

    private final CliRun cli = new CliRun();

    @TempDir
    Path folder;

    @BeforeEach
    void record() throws InterruptedException {
        Recorder recorder = new Recorder(file(), RecordingBudget.DEFAULT);
        recorder.line().record(List.of(message(1, "a", "one"), message(2, "a/b", "two"), message(3, "c", "one more")));
        recorder.close();
        recorder.awaitEnd(20_000);
    }

    @Test
    void run_aWord_printsTheNewestFirst() {
        assertThat(cli.run("search", "--file", file().toString(), "-v", "one")).isZero();
        assertThat(cli.out()).isEqualTo("c one more\na one\n");
    }

    @Test
    void run_count_endsAfterSoMany() {
        assertThat(cli.run("search", "--file", file().toString(), "-C", "2")).isZero();
        assertThat(cli.out()).isEqualTo("one more\ntwo\n");
    }

    @Test
    void run_json_printsAnObjectALine() {
        assertThat(cli.run("search", "--file", file().toString(), "--json", "topic:a/b"))
                .isZero();
        assertThat(cli.out())
                .isEqualTo("{\"time\":\"2023-11-14T22:13:20.000002Z\",\"direction\":\"in\",\"topic\":\"a/b\",\"qos\":1,"
                        + "\"retain\":false,\"payload\":\"two\"}\n");
    }

    @Test
    void run_sinceAndUntil_leaveOutWhatWentByAtOtherTimes() {
        assertThat(cli.run("search", "--file", file().toString(), "-v", "--since", "2023-11-14T22:13:20.000002Z"))
                .isZero();
        assertThat(cli.out()).isEqualTo("c one more\na/b two\n");
    }

    @Test
    void run_untilAnAge_leavesOutWhatIsNewer() {
        assertThat(cli.run("search", "--file", file().toString(), "-v", "--until", "2023-11-14T22:13:20.000002Z"))
                .isZero();
        assertThat(cli.out()).isEqualTo("a one\n");
        assertThat(cli.run("search", "--file", file().toString(), "-v", "--since", "5m"))
                .isZero();
        assertThat(cli.out()).isEqualTo("a one\n");
    }

    @Test
    void run_timeThatIsNone_isAUsageError() {
        assertThat(cli.run("search", "--file", file().toString(), "--since", "soon"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(cli.err()).contains("--since soon is no time");
        assertThat(cli.run("search", "--file", file().toString(), "--since", "1h", "--until", "2h"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(cli.err()).contains("--until is before --since");
    }

    @Test
    void run_noRecording_saysSo() {
        Path missing = folder.resolve("missing.db");
        assertThat(cli.run("search", "--file", missing.toString(), "x")).isEqualTo(ExitCode.LOCAL);
        assertThat(cli.err()).contains("There is no recording " + missing);
    }

    @Test
    void run_someOtherFile_saysSo() throws Exception {
        Path other = Files.writeString(folder.resolve("other.db"), "not a database at all".repeat(50));
        assertThat(cli.run("search", "--file", other.toString(), "x")).isEqualTo(ExitCode.LOCAL);
        assertThat(cli.err()).contains("the file is damaged");
    }

    @Test
    void run_queryWithAFault_isAUsageError() {
        assertThat(cli.run("search", "--file", file().toString(), "size:big")).isEqualTo(ExitCode.USAGE);
        assertThat(cli.run("search", "x")).isEqualTo(ExitCode.USAGE);
    }

    private Path file() {
        return folder.resolve("p.db");
    }

    private static Message message(long number, String topic, String payload) {
        return new Message(
                number,
                1_700_000_000_000_000L + number,
                number,
                topic,
                payload.getBytes(StandardCharsets.UTF_8),
                MessageProperties.NONE,
                Direction.IN,
                Qos.AT_LEAST_ONCE,
                false);
    }
}
