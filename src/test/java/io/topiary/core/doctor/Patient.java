package io.topiary.core.doctor;

import io.topiary.core.message.Qos;
import io.topiary.core.message.Secret;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Login;
import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.mqtt.Proxy;
import io.topiary.core.mqtt.Remedy;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.core.tls.TlsOptions;
import io.topiary.core.work.Errands;
import io.topiary.testing.FaultBook;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A connection to be examined, and what the doctor says of it. Two seconds a step, no neighbours unless told. */
final class Patient {

    private static final int STEP_MILLIS = 2_000;

    private ConnectOptions options;
    private Names names = host -> List.of(InetAddress.getAllByName(host));
    private List<Neighbour> neighbours = List.of();
    private Clock clock = Clock.systemUTC();

    private Patient(BrokerAddress address) {
        ConnectOptions plain = ConnectOptions.of(address);
        this.options = plain.withProtocol(ProtocolChoice.V5)
                .withSession(plain.session().withConnectTimeout(STEP_MILLIS));
    }

    static Patient at(Scheme scheme, int port) {
        return new Patient(new BrokerAddress(scheme, "127.0.0.1", port, scheme.webSocket() ? "mqtt" : ""));
    }

    static Patient at(BrokerAddress address) {
        return new Patient(address);
    }

    Patient protocol(ProtocolChoice protocol) {
        options = options.withProtocol(protocol);
        return this;
    }

    Patient login(String clientId, @Nullable String user, @Nullable String password) {
        options = options.withLogin(Login.of(clientId, user, password == null ? null : Secret.of(password)));
        return this;
    }

    Patient subscribe(String filter, Qos qos) {
        List<Subscription> all = new ArrayList<>(options.subscriptions());
        all.add(Subscription.of(TopicFilter.of(filter), qos));
        options = options.withSubscriptions(all);
        return this;
    }

    Patient tls(TlsOptions tls) {
        options = options.withTls(tls);
        return this;
    }

    Patient proxy(Proxy proxy) {
        options = options.withNetwork(options.network().withProxy(proxy));
        return this;
    }

    Patient stepMillis(int millis) {
        options = options.withSession(options.session().withConnectTimeout(millis));
        return this;
    }

    Patient options(ConnectOptions newOptions) {
        options = newOptions;
        return this;
    }

    Patient names(Names newNames) {
        names = newNames;
        return this;
    }

    Patient neighbours(Neighbour... newNeighbours) {
        neighbours = List.of(newNeighbours);
        return this;
    }

    Patient clock(Clock newClock) {
        clock = newClock;
        return this;
    }

    ConnectOptions options() {
        return options;
    }

    /** Begins; findings are added to {@code told} as they come. */
    Examination begin(List<Finding> told) {
        NetworkDoctor doctor = new NetworkDoctor(
                new NetworkDoctor.Tools(new Errands("test-doctor"), names, scheme -> neighbours, clock));
        return doctor.examine(options, told::add);
    }

    /** Examines to the end. */
    Diagnosed examine() {
        List<Finding> told = Collections.synchronizedList(new ArrayList<>());
        try {
            return new Diagnosed(begin(told).report().get(30, TimeUnit.SECONDS), List.copyOf(told));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * What came of it.
     *
     * @param told what the listener was told, in order
     */
    record Diagnosed(Report report, List<Finding> told) {

        /** One word a step, in order: {@code DNS:SKIPPED TCP:OK …}. */
        String outcomes() {
            return report.findings().stream()
                    .map(finding -> finding.step() + ":" + finding.outcome())
                    .collect(Collectors.joining(" "));
        }

        @Nullable
        CheckStep failedStep() {
            return report.failedStep().orElse(null);
        }

        Finding finding(CheckStep step) {
            return report.findings().stream()
                    .filter(finding -> finding.step() == step)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(step + " was left out: " + outcomes()));
        }

        /** The step that failed. */
        Finding failure() {
            return finding(report.failedStep().orElseThrow(() -> new AssertionError("nothing failed: " + outcomes())));
        }

        /** All that is said of a step, in English, a line each: finding, facts, cause, advice, remedies. */
        String words(CheckStep step) {
            return Patient.words(finding(step));
        }

        List<Remedy> remedies() {
            return failure().remedies();
        }
    }

    /** Keeps what is said of the step that failed, and how long that took. */
    static void note(String row, String stimulus, Diagnosed diagnosed) {
        FaultBook.note(
                row,
                stimulus,
                words(diagnosed.failure().finding()),
                Duration.ofMillis(diagnosed.failure().millis()));
    }

    static String words(Finding finding) {
        List<String> lines = new ArrayList<>();
        lines.add(words(finding.finding()));
        finding.facts().forEach(fact -> lines.add(words(fact)));
        if (finding.cause() != null) {
            lines.add(words(finding.cause()));
        }
        if (finding.advice() != null) {
            lines.add(words(finding.advice()));
        }
        finding.remedies().forEach(remedy -> lines.add(words(remedy.label())));
        return String.join("\n", lines);
    }

    static String words(Text text) {
        return Messages.forLocale(Locale.ENGLISH).get(text);
    }
}
