package io.topiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.history.Recorder;
import io.topiary.core.history.RecordingBudget;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {

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
    void run_withoutAnything_printsAllAsJsonLinesInTheirOrder() {
        assertThat(cli.run("export", "--file", file().toString())).isZero();
        assertThat(cli.out().lines())
                .hasSize(3)
                .first()
                .isEqualTo("{\"time\":\"2023-11-14T22:13:21.000000Z\",\"direction\":\"in\",\"topic\":\"a\",\"qos\":1,"
                        + "\"retain\":false,\"payload\":\"one\"}");
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void run_filterSpanAndSubtree_printsWhatAllAccept() {
        assertThat(cli.run("export", "--file", file().toString(), "one")).isZero();
        assertThat(cli.out().lines()).hasSize(2);
        cli.printed.reset();
        assertThat(cli.run(
                        "export",
                        "--file",
                        file().toString(),
                        "--since",
                        "2023-11-14T22:13:22Z",
                        "--until",
                        "2023-11-14T22:13:22Z"))
                .isZero();
        assertThat(cli.out()).contains("two").hasLineCount(1);
        cli.printed.reset();
        assertThat(cli.run("export", "--file", file().toString(), "--below", "a"))
                .isZero();
        assertThat(cli.out().lines()).hasSize(2);
    }

    @Test
    void run_toARecordingAndBack_isTheSame() throws Exception {
        Path out = folder.resolve("out.topiary");
        assertThat(cli.run("export", "--file", file().toString(), "-o", out.toString()))
                .isZero();
        assertThat(cli.err()).contains("3 messages written to " + out);
        assertThat(cli.run("search", "--file", out.toString(), "-v", "two")).isZero();
        assertThat(cli.out()).isEqualTo("a/b two\n");
        cli.printed.reset();
        assertThat(cli.run("export", "--file", out.toString())).isZero();
        String lines = cli.out();
        Path text = Files.writeString(folder.resolve("lines"), lines);
        Path again = folder.resolve("again.topiary");
        assertThat(cli.run("import", text.toString(), "-o", again.toString())).isZero();
        assertThat(cli.err()).contains("3 messages on 3 topics written to " + again + "; 0 could not be read");
        cli.printed.reset();
        assertThat(cli.run("export", "--file", again.toString())).isZero();
        assertThat(cli.out()).isEqualTo(lines);
    }

    @Test
    void run_json_writesLinesWhateverTheName() {
        Path out = folder.resolve("out.topiary");
        assertThat(cli.run("export", "--file", file().toString(), "--json", "-o", out.toString()))
                .isZero();
        assertThat(out).content().startsWith("{\"time\":").hasLineCount(3);
    }

    @Test
    void run_nothingAsWanted_saysSoAndWritesNothing() {
        Path out = folder.resolve("out.jsonl");
        assertThat(cli.run("export", "--file", file().toString(), "-o", out.toString(), "nowhere"))
                .isZero();
        assertThat(cli.err()).contains("Nothing to export");
        assertThat(out).doesNotExist();
    }

    @Test
    void run_closedStandardOutput_isDone() {
        cli.out = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        assertThat(cli.run("export", "--file", file().toString())).isZero();
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void run_faultyArguments_areUsageErrors() {
        assertThat(cli.run("export")).isEqualTo(ExitCode.USAGE);
        assertThat(cli.run("export", "--file", file().toString(), "--profile", "p"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(cli.run("export", "--file", file().toString(), "size:big")).isEqualTo(ExitCode.USAGE);
        assertThat(cli.run("export", "--file", file().toString(), "--since", "soon"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(cli.err()).contains("--since soon is no time. Write 2026-01-31T12:00:00Z");
        assertThat(cli.run("import", file().toString())).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void run_filesThatFail_areLocalErrors() throws Exception {
        Path missing = folder.resolve("missing.db");
        assertThat(cli.run("export", "--file", missing.toString())).isEqualTo(ExitCode.LOCAL);
        assertThat(cli.err()).contains("There is no recording " + missing);
        Path out = folder.resolve("out.topiary");
        Path text = Files.writeString(folder.resolve("text"), "nothing of use");
        assertThat(cli.run("import", text.toString(), "-o", out.toString())).isEqualTo(ExitCode.LOCAL);
        assertThat(cli.err()).contains("Topiary can't tell what " + text + " is");
        Path lines = Files.writeString(folder.resolve("lines"), "{\"topic\":\"#\"}\n");
        assertThat(cli.run("import", lines.toString(), "-o", out.toString())).isEqualTo(ExitCode.LOCAL);
        assertThat(cli.err())
                .contains("Line 1: The wildcard #")
                .contains("There are no messages in " + lines + ", and 1 could not be read");
        assertThat(out).doesNotExist();
    }

    private Path file() {
        return folder.resolve("p.db");
    }

    private static Message message(long number, String topic, String payload) {
        long micros = 1_700_000_000_000_000L + number * 1_000_000;
        return new Message(
                number,
                micros,
                micros * 1_000,
                topic,
                payload.getBytes(StandardCharsets.UTF_8),
                MessageProperties.NONE,
                Direction.IN,
                Qos.AT_LEAST_ONCE,
                false);
    }
}
