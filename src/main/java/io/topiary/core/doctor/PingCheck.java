package io.topiary.core.doctor;

import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.topiary.core.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Measures the way to the broker and back. */
final class PingCheck {

    private static final int PINGS = 5;

    private final LoggedIn loggedIn;
    private final Patience patience;
    private final Diagnosis diagnosis;

    PingCheck(LoggedIn loggedIn, Patience patience) {
        this.loggedIn = loggedIn;
        this.patience = patience;
        this.diagnosis = new Diagnosis(loggedIn.options(), loggedIn.version());
    }

    Verdict<LoggedIn> ping() throws StepFailure {
        List<Long> micros = new ArrayList<>();
        for (int i = 0; i < PINGS; i++) {
            micros.add(once());
        }
        List<Long> sorted = micros.stream().sorted().toList();
        double median = millis(sorted.get(PINGS / 2));
        return Verdict.ok(
                loggedIn,
                Text.of("doctor.ping.ok", median),
                List.of(Text.of(
                        "doctor.fact.pings", PINGS, millis(sorted.getFirst()), median, millis(sorted.getLast()))));
    }

    private long once() throws StepFailure {
        long begin = System.nanoTime();
        try {
            var _ = patience.await(
                    loggedIn.conversation().ask(Packets.ping(), MqttMessageType.PINGRESP, MqttMessage.class),
                    loggedIn.options().session().connectTimeoutMillis());
            return (System.nanoTime() - begin) / 1_000;
        } catch (TimeoutException e) {
            long limit = loggedIn.options().session().connectTimeoutMillis();
            throw new StepFailure(CheckStep.PING, diagnosis.words().silent(limit), List.of());
        } catch (ExecutionException e) {
            throw diagnosis.lost(CheckStep.PING, e.getCause());
        }
    }

    private static double millis(long micros) {
        return micros / 1_000.0;
    }
}
