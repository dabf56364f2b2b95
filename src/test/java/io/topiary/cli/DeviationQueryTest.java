package io.topiary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.history.Recorder;
import io.topiary.core.history.RecordingBudget;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.shape.Deviations;
import io.topiary.core.shape.ShapeBook;
import io.topiary.core.shape.ShapeFile;
import io.topiary.core.shape.ShapeFolder;
import io.topiary.core.shape.ShapeOptions;
import io.topiary.core.store.AppHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code schema:} on the command line is judged by what the window has learned, or refused. */
class DeviationQueryTest {

    @TempDir
    Path folder;

    private final CliRun cli = new CliRun();

    @BeforeEach
    void seed() throws Exception {
        Files.writeString(folder.resolve("profiles.json"), """
                {"version":1,"profiles":[
                {"id":"known","name":"known","uri":"mqtt://h","subscriptions":[{"filter":"#","qos":0}]},
                {"id":"fresh","name":"fresh","uri":"mqtt://h","subscriptions":[{"filter":"#","qos":0}]}]}""");
        ShapeBook book = new ShapeBook(ShapeOptions.USUAL, new Deviations());
        for (int i = 0; i < ShapeOptions.LEAST_MESSAGES; i++) {
            Message usual = message(i, "a", "{\"t\":1}");
            book.learn(usual, usual.payload(), List.of());
        }
        Path file =
                new ShapeFolder(new AppHome(folder).shapes()).ofProfile("known").orElseThrow();
        ShapeFile.open(file).save(book);
    }

    private int run(String command, String profile, String... more) {
        return cli.run(
                Stream.concat(Stream.of(command, "--home", folder.toString(), "--profile", profile), Stream.of(more))
                        .toArray(String[]::new));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "schema:deviates, 'a {\"t\":\"x\"};a {};'",
        "schema:type, 'a {\"t\":\"x\"};'",
        "schema:missing, 'a {};'",
        "(-schema:deviates), 'a {\"t\":2};b {\"u\":1};'",
    })
    void search_findsEachThatDeviates(String query, String lines) throws Exception {
        Path recording = folder.resolve("history").resolve("known.db");
        Files.createDirectories(recording.getParent());
        Recorder recorder = new Recorder(recording, RecordingBudget.DEFAULT);
        recorder.line()
                .record(List.of(
                        message(1, "b", "{\"u\":1}"),
                        message(2, "a", "{\"t\":2}"),
                        message(3, "a", "{}"),
                        message(4, "a", "{\"t\":\"x\"}")));
        recorder.close();
        recorder.awaitEnd(20_000);

        assertThat(run("search", "known", "-v", query)).isZero();
        assertThat(cli.out()).isEqualTo(lines.replace(';', '\n'));
    }

    @Test
    void sub_printsEachThatDeviates() {
        cli.broker.arriving = List.of("a {\"t\":3}", "a {\"t\":true}", "b x");

        assertThat(run("sub", "known", "-v", "-C", "1", "--filter", "schema:type"))
                .isZero();
        assertThat(cli.out()).isEqualTo("a {\"t\":true}\n");
    }

    @Test
    void sub_nothingLearned_isRefusedWithThePosition() {
        assertThat(run("sub", "fresh", "--filter", "x schema:type")).isEqualTo(ExitCode.USAGE);
        assertThat(cli.err()).contains("schema: at position 3");
    }

    @Test
    void search_aFileOfNoProfile_isRefusedWithThePosition() {
        assertThat(cli.run("search", "--home", folder.toString(), "--file", "x.db", "schema:new"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(cli.err()).contains("schema: at position 1");
    }

    @ParameterizedTest
    @CsvSource({"rate:>1, rate:", "silent:yes, silent:"})
    void sub_whatAMessageDoesNotTell_isRefused(String query, String key) {
        assertThat(run("sub", "known", "--filter", query)).isEqualTo(ExitCode.USAGE);
        assertThat(cli.err()).contains(key + " at position 1");
    }

    private static Message message(long number, String topic, String payload) {
        return new Message(
                number,
                1_700_000_000_000_000L + number,
                number,
                topic,
                payload.getBytes(UTF_8),
                MessageProperties.NONE,
                Direction.IN,
                Qos.AT_MOST_ONCE,
                false);
    }
}
