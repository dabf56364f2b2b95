package io.topiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.mqtt.SubscribeOutcome;
import io.topiary.core.publish.Draft;
import io.topiary.core.publish.DraftCollection;
import io.topiary.core.publish.PublishShelf;
import io.topiary.core.publish.SavedDraft;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code pub} with tables, saved messages, and requests that wait for a reply. */
class PubManyTest {

    @TempDir
    private Path folder;

    private final CliRun cli = new CliRun();
    private Path rows = Path.of("");

    @BeforeEach
    void write() throws Exception {
        rows = Files.writeString(folder.resolve("rows.csv"), "topic,payload,id\na,1,x\nb,2,y\n");
        List<SavedDraft> saved = List.of(
                saved("sim", "once", "one", SavedDraft.ONCE),
                saved("sim", "twice", "two", 2),
                saved("sim/deep", "thrice", "three", 3),
                saved("other", "once", "four", SavedDraft.ONCE));
        PublishShelf.open(folder.resolve("publish.json")).take(saved);
        DraftCollection.write(folder.resolve("collection.json"), saved.subList(0, 1));
    }

    private static SavedDraft saved(String in, String name, String topic, long times) {
        Draft draft = new Draft(topic, "{{seq}}", "text", "", true, Qos.AT_LEAST_ONCE, false, MessageProperties.NONE);
        return new SavedDraft(in, name, draft, 0, times);
    }

    private int run(String... arguments) {
        return cli.run(Stream.concat(Stream.of("--home", folder.toString(), "pub"), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private List<String> published() {
        return cli.broker.published.stream()
                .map(request -> request.topic().name() + " " + new String(request.payload(), StandardCharsets.UTF_8))
                .sorted()
                .toList();
    }

    @Test
    void table_columns_takeThePlaceOfTheOptions() {
        assertThat(run("--table", rows.toString())).as(cli.err()).isZero();
        assertThat(published()).containsExactly("a 1", "b 2");
    }

    @Test
    void table_otherColumns_fillTheTemplate() throws IOException {
        Path others =
                Files.writeString(folder.resolve("others.jsonl"), "{\"id\":1,\"t\":20.50}\n{\"id\":2,\"t\":21}\n");
        assertThat(run(
                        "--table",
                        others.toString(),
                        "--template",
                        "-t",
                        "p/{{row id}}",
                        "--mode",
                        "raw",
                        "--mode-argument",
                        "float32 big",
                        "-m",
                        "{{row t}}",
                        "-q",
                        "1"))
                .as(cli.err())
                .isZero();
        assertThat(cli.broker.published)
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.qos()).isEqualTo(Qos.AT_LEAST_ONCE));
        assertThat(cli.broker.published.getFirst().payload()).containsExactly(0x41, 0xA4, 0, 0);
    }

    @Test
    void table_badRow_isLeftOutAndSaid() throws IOException {
        Files.writeString(rows, "topic,payload\na,1\n+,2\nb,3\n");
        assertThat(run("--table", rows.toString())).isEqualTo(ExitCode.LOCAL);
        assertThat(published()).containsExactly("a 1", "b 3");
        assertThat(cli.err())
                .contains("Row 2: The wildcard +")
                .contains("2 sent, 2 acknowledged or written, 0 refused, 0 unknown, 1 left out");
    }

    @Test
    void table_brokerRefuses_isRefused() {
        cli.broker.answer = request -> new PublishOutcome.Refused(FakeBroker.FAILURE);
        assertThat(run("--table", rows.toString())).isEqualTo(ExitCode.REFUSED);
        assertThat(cli.err()).contains("what · why · remedy").contains("2 refused");
    }

    @Test
    void saved_byFolderAndName_isPublishedOnce() {
        assertThat(run("--saved", "other/once")).as(cli.err()).isZero();
        assertThat(published()).containsExactly("four 0");
    }

    @Test
    void saved_withItsRepeat_isRepeated() {
        assertThat(run("--saved", "twice")).as(cli.err()).isZero();
        assertThat(published()).containsExactly("two 0", "two 1");
    }

    @Test
    void saved_folder_isADeviceOfThoseThatRepeat() {
        assertThat(run("--saved", "sim")).as(cli.err()).isZero();
        assertThat(published()).containsExactly("three 0", "three 1", "three 2", "two 0", "two 1");
    }

    @Test
    void saved_inACollection_isPublished() {
        assertThat(run("--collection", folder.resolve("collection.json").toString()))
                .as(cli.err())
                .isZero();
        assertThat(published()).containsExactly("one 0");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no such name      | --saved;nix                    | 2 | Nothing is saved as “nix”",
                "two of that name  | --saved;once                   | 2 | 2 messages are called once",
                "saved and payload | --saved;twice;-m;x             | 2 | leave -t, payload",
                "both              | --saved;twice;--table;x        | 2 | can't be used together",
                "no such table     | --table;/no/such.csv           | 6 | there is no such file",
                "no such file      | --collection;/no/such.json     | 6 | there is no such file",
                "pause alone       | -t;a;-n;--pause;5              | 2 | --pause goes with --table",
                "table and repeat  | --table;x;--repeat;5           | 2 | can't be used together",
                "table and lines   | --table;x;-l                   | 2 | -l makes several messages",
                "bad template      | --table;x;-m;{{nix}};--template | 2 | nix is no variable",
                "field alone       | -t;a;-n;--reply-field;/id      | 2 | goes with --wait-reply",
                "field not there   | -t;a;-m;{};--wait-reply;1;--reply-field;/id;--response-topic;r | 2 | no value at the field",
                "field, no topic   | -t;a;-n;--wait-reply;1;--reply-field;/id | 2 | add --response-topic",
                "asks and repeats  | -t;a;-n;--wait-reply;1;--repeat;5 | 2 | can't be used together",
                "asks nothing      | -t;a;--wait-reply;1            | 2 | What to publish is missing",
                "asks with a file  | -t;a;--wait-reply;1;-f;/no/such | 6 | there is no such file",
                "waits for ever    | -t;a;-n;--wait-reply;0         | 2 | takes a number from 1 to 3600",
            })
    void run_wrong_isToldInWords(String description, String arguments, int code, String words) {
        assertThat(run(arguments.split(";"))).as(cli.err()).isEqualTo(code);
        assertThat(cli.err()).contains(words);
        assertThat(cli.broker.published).isEmpty();
    }

    @Test
    void waitReply_printsWhatComesBack() {
        cli.broker.reply =
                payload -> ("re: " + new String(payload, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        assertThat(run("-t", "ask", "-m", "{{seq}}", "--template", "--wait-reply", "60", "--count", "2"))
                .as(cli.err())
                .isZero();
        assertThat(cli.out()).isEqualTo("re: 0\nre: 1\n");
        assertThat(cli.broker.published.getFirst().properties().responseTopic()).startsWith("topiary/");
    }

    @Test
    void waitReply_byField_isKnownByIt() {
        cli.broker.reply = payload -> payload;
        assertThat(run(
                        "-t",
                        "ask",
                        "--hex",
                        "7b226964223a377d",
                        "--wait-reply",
                        "60",
                        "--reply-field",
                        "/id",
                        "--response-topic",
                        "tell",
                        "-D",
                        "publish",
                        "content-type",
                        "t"))
                .as(cli.err())
                .isZero();
        assertThat(cli.out()).isEqualTo("{\"id\":7}\n");
    }

    @Test
    void waitReply_nobodyReplies_isTimedOut() {
        assertThat(run("-t", "ask", "-n", "--wait-reply", "1")).isEqualTo(ExitCode.TIMED_OUT);
        assertThat(cli.err()).contains("No reply within 1 s");
    }

    @Test
    void waitReply_requestIsRefused_isRefused() {
        cli.broker.answer = request -> new PublishOutcome.Refused(FakeBroker.FAILURE);
        assertThat(run("-t", "ask", "-n", "--wait-reply", "60")).isEqualTo(ExitCode.REFUSED);
        assertThat(cli.err()).contains("what");
    }

    @Test
    void waitReply_linkDiesInBetween_isUnknown() {
        cli.broker.answer = request -> new PublishOutcome.Unknown(FakeBroker.FAILURE);
        assertThat(run("-t", "ask", "-n", "-q", "1", "--wait-reply", "60")).isEqualTo(ExitCode.NO_CONNECTION);
        assertThat(cli.err()).contains("nobody knows");
    }

    @Test
    void waitReply_repliesAreNotAllowed_isRefused() {
        cli.broker.grant = each -> new SubscribeOutcome.Refused(each, FakeBroker.FAILURE);
        assertThat(run("-t", "ask", "-n", "--wait-reply", "60")).isEqualTo(ExitCode.REFUSED);
        assertThat(cli.err()).contains("The broker refused the subscription");
    }
}
