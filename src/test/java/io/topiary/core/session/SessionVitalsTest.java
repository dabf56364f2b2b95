package io.topiary.core.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Qos;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.vitals.VitalSigns;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.Patient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionVitalsTest {

    private final Patient patient = new Patient();
    private final Session session = patient.session;

    @AfterEach
    void close() {
        session.close();
    }

    private VitalSigns vitals(String topic) {
        FakeConnection.settle(session);
        return session.model()
                .read(model -> model.tree().row(topic).orElseThrow().vitals());
    }

    private void stored(String topic, String payload) {
        patient.connection.feed(topic, payload.getBytes(UTF_8), Qos.AT_LEAST_ONCE, true);
    }

    @Test
    void silence_acrossALostLink_beginsAnew() {
        patient.beats("a", 5, 60);
        assertThat(vitals("a").silent()).isTrue();
        patient.connection.become(ConnectionState.WAITING);
        assertThat(vitals("a").silent()).isFalse();
        patient.connection.connect();
        assertThat(vitals("a").silent()).isFalse();
    }

    @Test
    void storedMessages_ofAReconnect_areNoLife() {
        patient.beats("a", 5, 120);
        long before = vitals("a").periodMillis();
        patient.connection.become(ConnectionState.WAITING);
        patient.connection.connect();
        stored("a", "x");
        assertThat(vitals("a").periodMillis()).isEqualTo(before);
        assertThat(vitals("a").lastMinute()).allMatch(count -> count == 0);
    }

    @Test
    void storedMessages_ofAnotherSubscription_areNoLife() {
        patient.beats("a", 5, 60);
        var _ = session.subscribe(Subscription.of(TopicFilter.of("a"), Qos.AT_MOST_ONCE));
        stored("a", "x");
        assertThat(vitals("a").silent()).isTrue();
    }

    @Test
    void storedMessagesAlone_leaveNothing() {
        var _ = session.subscribe(Subscription.of(TopicFilter.of("b"), Qos.AT_MOST_ONCE));
        stored("b", "x");
        stored("b", "x");
        assertThat(vitals("b")).isEqualTo(VitalSigns.NONE);
    }
}
