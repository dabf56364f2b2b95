package io.topiary.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.ManualMetronome;
import io.topiary.testing.ManualPulse;
import io.topiary.ui.app.Banner.Kind;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionViewModelTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final ManualPulse pulse = new ManualPulse();
    private final ManualMetronome metronome = new ManualMetronome();
    private final Messages messages = Messages.forLocale(Locale.ENGLISH);
    private final SessionViewModel model = new SessionViewModel(session, pulse, metronome, Runnable::run, messages);
    private final BannersViewModel banners = new BannersViewModel(model, metronome, messages, false);

    @AfterEach
    void close() {
        banners.close();
        model.close();
        session.close();
    }

    private List<Kind> kinds() {
        return banners.banners().stream().map(Banner::kind).toList();
    }

    @Test
    void everUp_staysTrueAfterADisconnect() {
        assertThat(model.everUpProperty().get()).isFalse();
        model.connect();
        model.disconnect();
        assertThat(model.everUpProperty().get()).isTrue();
    }

    @Test
    void pause_countsWhatComesMeanwhile_andDoesNotStopReceiving() {
        model.connect();
        model.togglePause();
        connection.feed("a", "1");
        connection.feed("b", "2");
        FakeConnection.settle(session);
        pulse.run();
        assertThat(model.pauseTextProperty().get()).isEqualTo("Paused · 2 new");
        assertThat(session.books().topics()).isEqualTo(2);
        model.togglePause();
        assertThat(model.pauseTextProperty().get()).isEqualTo("Pause");
    }

    @Test
    void banners_beforeTheFirstConnection_areNone() {
        connection.become(ConnectionState.RESOLVING);
        assertThat(kinds()).isEmpty();
    }

    @Test
    void banners_afterALink_tellThatItIsGone() {
        model.connect();
        model.disconnect();
        assertThat(kinds()).containsExactly(Kind.DISCONNECTED);
    }

    @Test
    void banners_afterFiveSecondsOfSilence_sayWhatToDo() {
        model.connect();
        metronome.pass(4);
        assertThat(kinds()).isEmpty();
        metronome.pass(1);
        assertThat(kinds()).containsExactly(Kind.SILENT);
        connection.feed("a", "1");
        FakeConnection.settle(session);
        metronome.pass(1);
        assertThat(kinds()).isEmpty();
    }

    @Test
    void banners_thatWereDismissed_stayAway() {
        model.connect();
        metronome.pass(5);
        banners.dismiss(Kind.SILENT);
        metronome.pass(5);
        assertThat(kinds()).isEmpty();
    }
}
