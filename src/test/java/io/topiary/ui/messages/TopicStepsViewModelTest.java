package io.topiary.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Message;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.ManualPulse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicStepsViewModelTest {

    private static final int APART = 50_000;

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final ManualPulse pulse = new ManualPulse();
    private final MessageLogViewModel model =
            new MessageLogViewModel(session, pulse, Runnable::run, Messages.forLocale(Locale.ENGLISH));

    @BeforeEach
    void feed() {
        model.window().setCapacity(10);
        connection.feed("quiet", "first");
        for (int i = 0; i < APART; i++) {
            connection.feed("noisy", "n" + i);
        }
        connection.feed("quiet", "second");
        FakeConnection.settle(session);
        pulse.run();
        model.window().owner().moveSelection(Long.MAX_VALUE);
    }

    @AfterEach
    void close() {
        model.close();
        session.close();
    }

    @Test
    void goAlong_back_findsTheLastOneHoweverFarAway_andShowsIt() {
        go(false);
        assertThat(payload()).isEqualTo("first");
        assertThat(model.window().firstRow()).isZero();
    }

    @Test
    void goAlong_thereIsNoFurther_staysWhereItIs() {
        go(true);
        assertThat(payload()).isEqualTo("second");
    }

    @Test
    void goAlong_thereAndBack_isWhereItBegan() {
        go(false);
        go(true);
        assertThat(payload()).isEqualTo("second");
    }

    private void go(boolean next) {
        model.goAlong(next);
        pulse.run();
    }

    private String payload() {
        Message message = model.selectedMessageProperty().get();
        return message == null ? "" : new String(message.payload(), StandardCharsets.UTF_8);
    }
}
