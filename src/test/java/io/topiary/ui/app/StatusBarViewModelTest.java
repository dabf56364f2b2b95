package io.topiary.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.OutboxCounts;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.ManualMetronome;
import io.topiary.testing.ManualPulse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatusBarViewModelTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final ManualPulse pulse = new ManualPulse();
    private final ManualMetronome metronome = new ManualMetronome();
    private final StatusBarViewModel status =
            new StatusBarViewModel(session, pulse, metronome, Messages.forLocale(Locale.ENGLISH));

    @AfterEach
    void close() {
        status.close();
        session.close();
    }

    @Test
    void books_areShownAfterARefresh() {
        for (int i = 0; i < 1_234; i++) {
            connection.feed("t/" + i % 10, "x");
        }
        FakeConnection.settle(session);
        pulse.run();
        assertThat(status.receivedProperty().get()).isEqualTo("1,234 received");
        assertThat(status.topicsProperty().get()).isEqualTo("10 topics");
        assertThat(status.losingProperty().get()).isFalse();
    }

    @Test
    void rate_isThatOfTheLastSecond_andSinks() {
        connection.feed("t", "x");
        connection.feed("t", "x");
        FakeConnection.settle(session);
        metronome.pass(1);
        assertThat(status.rateProperty().get()).isEqualTo("2 msg/s");
        metronome.pass(1);
        assertThat(status.rateProperty().get()).isEqualTo("0 msg/s");
    }

    @Test
    void state_isInWords() {
        connection.become(ConnectionState.RESOLVING);
        pulse.run();
        assertThat(status.stateTextProperty().get()).isEqualTo("Connecting · looking up the name");
    }

    @Test
    void close_letsGoOfEverything() {
        status.close();
        assertThat(pulse.registered()).isZero();
    }

    @Test
    void outbox_isShownWhileSomethingWaitsOrWasDropped() {
        assertThat(status.outboxProperty().get()).isEmpty();
        connection.count(new OutboxCounts(3, 10, 0, 0));
        metronome.pass(1);
        assertThat(status.outboxProperty().get()).isEqualTo("3 to be published");
        connection.count(new OutboxCounts(0, 0, 7, 7));
        metronome.pass(1);
        assertThat(status.outboxProperty().get()).isEqualTo("0 to be published, 7 dropped");
    }

    @Test
    void excluded_isNoLoss() {
        session.exclude(List.of(TopicFilter.of("noise")));
        connection.feed("noise", "x");
        FakeConnection.settle(session);
        pulse.run();
        assertThat(status.excludedProperty().get()).isEqualTo("1 excluded");
        assertThat(status.losingProperty().get()).isFalse();
    }
}
