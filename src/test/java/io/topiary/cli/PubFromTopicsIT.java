package io.topiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.mqtt.HiveMqConnectionFactory;
import io.topiary.testing.Mosquitto;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code topiary pub} whose messages say what came on other topics, against a real mosquitto. */
class PubFromTopicsIT {

    private static Mosquitto broker;

    @TempDir
    Path folder;

    @BeforeAll
    static void startBroker() {
        broker = Mosquitto.start();
        assertThat(run("pub", "-t", "src/temp", "-r", "-q", "1", "-m", "{\"t\":21.5}"))
                .startsWith("0");
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    /** Exit code and what was said. */
    private static String run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(1, List.of("-h", "127.0.0.1", "-p", String.valueOf(broker.port())));
        CliRun cli = new CliRun(new HiveMqConnectionFactory());
        return cli.run(all.toArray(String[]::new)) + " " + cli.out() + cli.err();
    }

    private static String stored(String topic) {
        return run("sub", "-t", topic, "-C", "1", "-W", "10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "311"})
    void pub_valueOfAnotherTopic_isTheRetainedOne(String version) {
        String topic = "copy/" + version;

        assertThat(run(
                        "pub",
                        "-V",
                        version,
                        "-t",
                        topic,
                        "-r",
                        "-q",
                        "1",
                        "--template",
                        "-m",
                        "v={{topic src/temp /t}}"))
                .isEqualTo("0 ");

        assertThat(stored(topic)).isEqualTo("0 v=21.5\n");
    }

    @Test
    void pub_tableRows_areFilledInToo() throws Exception {
        Path rows = Files.writeString(folder.resolve("rows.csv"), "topic\nrow/1\n");

        assertThat(run("pub", "--table", rows.toString(), "-r", "-q", "1", "--template", "-m", "{{topic src/temp}}"))
                .startsWith("0");

        assertThat(stored("row/1")).isEqualTo("0 {\"t\":21.5}\n");
    }

    @Test
    void pub_topicWithoutAnyMessage_isTold() {
        assertThat(run("pub", "-t", "copy/none", "--template", "-m", "{{topic src/none}}"))
                .startsWith("2 topiary: At character 1: nothing has come on src/none yet");
    }

    @Test
    void pub_nameThatIsNoTopic_isTold() {
        assertThat(run("pub", "-t", "copy/none", "--template", "-m", "{{topic src/#}}"))
                .startsWith("2 topiary: At character 1: nothing has come on src/# yet");
    }
}
