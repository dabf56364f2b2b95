package io.topiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.testing.Canary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a command line, its passwords are not said again. */
class CliSecretsTest {

    @TempDir
    Path folder;

    private final CliRun cli = new CliRun();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-u ada -P CANARY-1",
                "-u ada -P CANARY-1 -p x",
                "-u ada -P CANARY-1 -V 9",
                "-u ada -P CANARY-1 --no-such-option",
                "-L mqtt://ada:CANARY-1@h",
                "-L mqtt://ada:CANARY-1@h:x",
                "-L mqtt://ada:CANARY-1@h/topic",
                "-L mqtt://ada:CANARY-1",
                "-L mqtt://ada:12/CANARY-1@h",
                "-L http://ada:CANARY-1@h",
                "--proxy socks5h://ada:CANARY-1@p:1",
                "--proxy socks5h://ada:CANARY-1@p:x",
                "--proxy ftp://ada:CANARY-1@p",
                "--proxy socks5h://ada:CANARY-1 x@p",
                "--cert c --key k --keypass CANARY-1",
            })
    void sub_anyOptions_repeatNoPassword(String options) {
        cli.run(("sub -t a -C 0 -W 1 " + options).split(" "));
        assertThat(Canary.findIn(cli.out() + cli.err())).as(cli.err()).isEmpty();
    }

    @Test
    void sub_passwordFromFileAndEnvironment_isNotRepeated() throws IOException {
        Path file = Files.writeString(folder.resolve("pw"), Canary.PASSWORD);
        cli.environment.put("TOPIARY_PASSWORD", Canary.PASSWORD);
        cli.run("sub", "-t", "a", "-W", "1", "-u", "ada", "--pw-file", file.toString());
        cli.run("sub", "-t", "a", "-W", "1", "-u", "ada", "-V", "9");
        assertThat(Canary.findIn(cli.out() + cli.err())).as(cli.err()).isEmpty();
    }

    @Test
    void window_addressWithPassword_isNotRepeated() {
        cli.run("mqtt://ada:" + Canary.PASSWORD + "@h:x");
        cli.run("mqtt://ada:" + Canary.PASSWORD + "@h");
        assertThat(Canary.findIn(cli.out() + cli.err() + cli.launched))
                .as(cli.err())
                .isEmpty();
    }
}
