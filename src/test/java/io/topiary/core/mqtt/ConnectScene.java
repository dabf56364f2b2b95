package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.testing.ScriptedBroker;
import java.net.InetAddress;
import java.util.List;

/** Servers that no connection comes about with, and what a user is told who tries. */
final class ConnectScene {

    private ConnectScene() {}

    static Failure note(String row, String stimulus, TestOptions options) {
        try (TestConnection connection = TestConnection.once(options).connect()) {
            return connection.noteFailure(row, stimulus);
        }
    }

    static Failure note(String row, String stimulus, TestOptions options, ScriptedBroker.Script script) {
        try (ScriptedBroker broker = ScriptedBroker.start(script)) {
            return note(row, stimulus, options.port(broker.port()));
        }
    }

    static Failure noteLookUp(String stimulus, TestOptions options, HostResolver.Lookup lookup) {
        try (TestConnection connection =
                TestConnection.resolving(options, lookup).connect()) {
            return connection.noteFailure("N3", stimulus);
        }
    }

    static TestOptions plain() {
        return TestOptions.to(1).timeoutMillis(8_000);
    }

    static void assertProblem(Failure failure, TransportProblem problem, RetryPolicy policy, String words) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        Failure.Transport.class,
                        transport -> assertThat(transport.problem() + " " + transport.policy() + " "
                                        + TestConnection.words(transport))
                                .startsWith(problem + " " + policy + " ")
                                .contains(words));
    }

    /** What stands on the buttons, separated by bars. */
    static String buttons(Failure failure) {
        List<String> labels = failure.remedies().stream()
                .map(remedy -> TestConnection.words(remedy.label()))
                .toList();
        return String.join(" | ", labels);
    }

    static ProtocolChoice choice(ProtocolVersion version) {
        return version == ProtocolVersion.V5 ? ProtocolChoice.V5 : ProtocolChoice.V3_1_1;
    }

    static InetAddress[] stalled() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new InetAddress[0];
    }
}
