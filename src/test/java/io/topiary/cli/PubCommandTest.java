package io.topiary.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PayloadFormat;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Topic;
import io.topiary.core.message.UserProperty;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.PublishOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PubCommandTest {

    @TempDir
    Path folder;

    private final CliRun cli = new CliRun();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "text             | -m;hello            | 68656c6c6f",
                "text with hyphen | -m;-t               | 2d74",
                "text with at     | -m;@x               | 4078",
                "empty text       | -m;                 | ''",
                "nothing          | -n                  | ''",
                "standard input   | -s                  | 0a610d0a0a620a",
                "hex              | --hex;00 ff:A0      | 00ffa0",
                "Base64           | --base64;/w==       | ff",
                "struct           | --struct;<hB;-5;200 | fbffc8",
                "Sparkplug B      | --mode;sparkplug;-m;{\"seq\":3} | 1803",
                "number as bytes  | --mode;raw;--mode-argument;int16 big;-m;-2 | fffe",
                "layout           | --mode;layout;--mode-argument;<hB;-m;{\"h1\":-5,\"B2\":200} | fbffc8",
                "struct, options after | --struct;<h;-5;-q;1 | fbff",
            })
    void run_payload_isPublishedByteForByte(String description, String arguments, String hex) {
        cli.in = "\na\r\n\nb\n".getBytes(StandardCharsets.UTF_8);
        assertThat(publish(arguments.split(";", -1))).containsExactly(hex);
    }

    @Test
    void run_file_isPublishedByteForByte() throws IOException {
        Path file = Files.write(folder.resolve("payload"), new byte[] {0, -1, 10});
        assertThat(publish("-f", file.toString())).containsExactly("00ff0a");
    }

    @Test
    void run_lines_publishesEachThatIsNotEmpty() {
        cli.in = "\na\r\n\nb".getBytes(StandardCharsets.UTF_8);
        assertThat(publish("-l")).containsExactly("610d", "62");
    }

    @Test
    void run_everyOption_reachesTheMessage() {
        publish("-n -q 2 -r -D publish content-type t -D publish response-topic r -D publish correlation-data c "
                .concat("-D publish message-expiry-interval 9 -D publish payload-format-indicator 1 ")
                .concat("-D publish user-property k v")
                .split(" "));
        MessageProperties properties = new MessageProperties(
                "t", "r", new byte[] {'c'}, 9L, PayloadFormat.UTF_8, List.of(new UserProperty("k", "v")));
        assertThat(cli.broker.published)
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(new PublishRequest(Topic.of("a"), new byte[0], Qos.EXACTLY_ONCE, true, properties));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no payload     | -q;0              | 2 | -m, -f, -n",
                "two payloads   | -n;-m;x           | 2 | Only one of -m",
                "wildcard       | -t;a/+;-n         | 2 | The wildcard + at position 3",
                "count alone    | -n;--count;3      | 2 | give --repeat MS too",
                "bad template   | -m;{{nix}};--template | 2 | nix is no variable",
                "no such topic  | -m;{{topic a}};--template | 2 | nothing has come on a yet",
                "reply wildcard | -n;--response-topic;a/# | 2 | The wildcard #",
                "odd hex        | --hex;abc         | 2 | even number",
                "bad Base64     | --base64;*        | 2 | Base64",
                "struct values  | --struct;<hh;1    | 2 | 'takes 2 values, 1 were given'",
                "struct layout  | --struct;<z;1     | 2 | no type",
                "unknown mode   | -m;x;--mode;nix    | 2 | one of text, json",
                "no such mode   | -m;x;--mode;file   | 2 | one of text, json",
                "mode misfit    | -m;{;--mode;json   | 2 | no payload for --mode json",
                "argument alone | -m;x;--mode-argument;y | 2 | goes with --mode",
                "file missing   | -f;/no/such       | 6 | there is no such file",
                "file a folder  | -f;/tmp           | 6 | it is a folder",
                "file a device  | -f;/dev/zero      | 6 | no regular file",
            })
    void run_wrong_isToldInWords(String description, String arguments, int code, String words) {
        assertThat(run(arguments.split(";"))).isEqualTo(code);
        assertThat(cli.err()).contains(words);
        assertThat(cli.broker.published).isEmpty();
    }

    @Test
    void run_repeatedTemplate_isFilledInEachTime() {
        assertThat(publish("--template", "-m", "{{seq 7}}", "--repeat", "0", "--count", "3"))
                .containsExactly("37", "38", "39");
    }

    @Test
    void run_repeatWithPause_publishesAsOftenAsCounted() {
        assertThat(publish("-m", "x", "--repeat", "2", "--count", "5")).hasSize(5);
    }

    @Test
    void run_templateInTopic_isFilledInToo() {
        assertThat(cli.run("pub", "-t", "d/{{seq}}", "-n", "--template", "--repeat", "0", "--count", "2"))
                .isZero();
        assertThat(cli.broker.published.stream()
                        .map(request -> request.topic().name())
                        .toList())
                .containsExactly("d/0", "d/1");
    }

    @Test
    void run_responseTopicAndCorrelation_areProperties() {
        publish("-n", "--response-topic", "r/t", "--correlation", "c1", "-D", "publish", "content-type", "t");
        MessageProperties sent = cli.broker.published.getFirst().properties();
        assertThat(sent.contentType()
                        + sent.responseTopic()
                        + new String(requireNonNull(sent.correlationData()), StandardCharsets.UTF_8))
                .isEqualTo("tr/tc1");
    }

    @Test
    void run_noTopic_isAUsageError() {
        assertThat(cli.run("pub", "-n")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void run_brokerRefuses_isRefused() {
        cli.broker.answer = request -> new PublishOutcome.Refused(FakeBroker.FAILURE);
        assertThat(run("-n")).isEqualTo(ExitCode.REFUSED);
        assertThat(cli.err()).isEqualTo("topiary: what · why · remedy\n");
    }

    @Test
    void run_linkDiesInBetween_isUnknown() {
        cli.broker.answer = request -> new PublishOutcome.Unknown(FakeBroker.FAILURE);
        assertThat(run("-n", "-q", "1")).isEqualTo(ExitCode.NO_CONNECTION);
        assertThat(cli.err()).contains("nobody knows");
    }

    @Test
    void run_noConnection_isTold() {
        cli.broker.states = List.of(ConnectionState.FAILED);
        assertThat(run("-n")).isEqualTo(ExitCode.NO_CONNECTION);
    }

    private List<String> publish(String... arguments) {
        assertThat(run(arguments)).as(cli.err()).isZero();
        return cli.broker.published.stream()
                .map(request -> HexFormat.of().formatHex(request.payload()))
                .toList();
    }

    private int run(String... arguments) {
        return cli.run(
                Stream.concat(Stream.of("pub", "-t", "a"), Stream.of(arguments)).toArray(String[]::new));
    }
}
