package io.topiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Qos;
import io.topiary.core.message.RetainHandling;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.mqtt.SubscribeOutcome;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubCommandTest {

    private final CliRun cli = new CliRun();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "plain          | -C 3                   | 'one;;two;'",
                "verbose        | -v -C 3                | 'a one;a/b ;$x two;'",
                "filter out     | -v -C 1 -T a/#         | '$x two;'",
                "a query        | -v -C 1 --filter two  | '$x two;'",
                "filter out two | -v -C 1 -T a -T a/b    | '$x two;'",
                "no retained    | -v -C 2 -R             | 'a/b ;$x two;'",
                "retained only  | -v --retained-only     | 'a one;'",
            })
    void run_options_decideWhatIsPrinted(String description, String options, String lines) {
        cli.broker.arriving = List.of("*a one", "a/b ", "$x two");
        assertThat(cli.run(("sub -t # " + options).split(" "))).isZero();
        assertThat(cli.out()).isEqualTo(lines.replace(';', '\n'));
    }

    @Test
    void run_json_printsAnObjectALine() {
        cli.broker.arriving = List.of("*a one");
        assertThat(cli.run("sub", "-t", "#", "-C", "1", "--json")).isZero();
        assertThat(cli.out())
                .matches("\\{\"time\":\"20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z\",\"direction\":\"in\","
                        + "\"topic\":\"a\",\"qos\":0,\"retain\":true,\"payload\":\"one\"}\n");
    }

    @Test
    void run_filters_areSubscribedAsMosquittoDoes() {
        cli.broker.arriving = List.of("a x");
        cli.run("sub", "-t", "a/#", "-t", "b", "-q", "1", "-C", "1");
        assertThat(cli.broker.options().subscriptions()).containsExactly(subscription("a/#"), subscription("b"));
    }

    @Test
    void run_noTopic_isAUsageError() {
        assertThat(cli.run("sub")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void run_firstConnectFails_givesUpInWords() {
        cli.broker.states = List.of(ConnectionState.RESOLVING, ConnectionState.WAITING);
        assertThat(cli.run("sub", "-t", "a")).isEqualTo(ExitCode.NO_CONNECTION);
        assertThat(cli.err()).isEqualTo("topiary: what · why · remedy\n");
    }

    @Test
    void run_lostAndBack_goesOnAndTells() {
        cli.broker.states = List.of(
                ConnectionState.CONNECTED,
                ConnectionState.WAITING,
                ConnectionState.RESOLVING,
                ConnectionState.CONNECTED);
        cli.broker.arriving = List.of("a x");
        assertThat(cli.run("sub", "-t", "a", "-C", "1")).isZero();
        assertThat(cli.err()).isEqualTo("topiary: what · why · Trying again in 0 s\ntopiary: Connected again\n");
    }

    @Test
    void run_brokerOf311Only_saysOnceThatItWentOver() {
        cli.broker.switchedTo = ProtocolVersion.V3_1_1;
        cli.broker.arriving = List.of("a x");
        assertThat(cli.run("sub", "-t", "a", "-C", "1")).isZero();
        assertThat(cli.err()).isEqualTo("topiary: The broker does not take MQTT 5; Topiary went over to MQTT 3.1.1\n");
    }

    @Test
    void run_lostForGood_ends() {
        cli.broker.states = List.of(ConnectionState.CONNECTED, ConnectionState.FAILED);
        assertThat(cli.run("sub", "-t", "a")).isEqualTo(ExitCode.NO_CONNECTION);
    }

    @Test
    void run_everySubscriptionRefused_ends() {
        cli.broker.grant = each -> new SubscribeOutcome.Refused(each, FakeBroker.FAILURE);
        assertThat(cli.run("sub", "-t", "a", "-t", "b")).isEqualTo(ExitCode.REFUSED);
        assertThat(cli.err().lines()).hasSize(2);
    }

    @Test
    void run_oneSubscriptionRefused_goesOnAndTellsInTheEnd() {
        cli.broker.grant = each -> each.filter().filter().equals("a")
                ? new SubscribeOutcome.Refused(each, FakeBroker.FAILURE)
                : new SubscribeOutcome.Granted(each, each.qos());
        cli.broker.arriving = List.of("b x");
        assertThat(cli.run("sub", "-t", "a", "-t", "b", "-C", "1")).isEqualTo(ExitCode.REFUSED);
        assertThat(cli.out()).isEqualTo("x\n");
    }

    @Test
    void run_timeOverBeforeCount_isTold() {
        cli.broker.arriving = List.of("a x");
        assertThat(cli.run("sub", "-t", "a", "-C", "2", "-W", "1")).isEqualTo(ExitCode.TIMED_OUT);
        assertThat(cli.err()).isEqualTo("topiary: The time is over: 1 of 2 messages came\n");
    }

    @Test
    void run_timeOverWithoutCount_isDone() {
        assertThat(cli.run("sub", "-t", "a", "-W", "1")).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"Broken pipe,0", "Stream Closed,0", "No space left on device,6"})
    void run_outputFails_tellsReadersThatLeftFromFullDisks(String problem, int code) {
        cli.broker.arriving = List.of("a x");
        cli.out = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(problem);
            }
        };
        assertThat(cli.run("sub", "-t", "a")).isEqualTo(code);
    }

    @Test
    void run_hostileReason_isEscapedOnTheTerminal() {
        assertThat(cli.run("sub", "--profile", "a\u001b[31m\nb", "--home", "/no", "-t", "x"))
                .isEqualTo(2);
        assertThat(cli.err()).contains("a\\u001B[31m\\u000Ab").hasLineCount(1);
    }

    private static Subscription subscription(String filter) {
        return new Subscription(TopicFilter.of(filter), Qos.AT_LEAST_ONCE, false, false, RetainHandling.SEND, true);
    }
}
