package io.topiary.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.session.LocalClearing;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.ManualPulse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClearedLogViewModelTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final ManualPulse pulse = new ManualPulse();
    private final MessageLogViewModel model =
            new MessageLogViewModel(session, pulse, Runnable::run, Messages.forLocale(Locale.ENGLISH));

    @BeforeEach
    void feed() {
        model.window().setCapacity(10);
        feed("a", "b", "a", "c", "a/x", "b");
    }

    @AfterEach
    void close() {
        model.close();
        session.close();
    }

    private void feed(String... topics) {
        for (String topic : topics) {
            connection.feed(topic, "x");
        }
        FakeConnection.settle(session);
        pulse.run();
    }

    private List<String> shown() {
        pulse.run();
        List<String> shown = new ArrayList<>();
        for (int slot = 0; slot < 10; slot++) {
            if (model.window().row(slot) instanceof LogRow.OfMessage row) {
                shown.add(row.message().topic());
            }
        }
        return shown;
    }

    @Test
    void clear_rowsGo_andComeBackWithUndo() {
        LocalClearing clearing = new LocalClearing(session, "a", true);
        clearing.clear();
        assertThat(shown()).containsExactly("b", "c", "b");
        assertThat(model.totalProperty().get()).isEqualTo(3);
        feed("d", "a");
        assertThat(shown()).containsExactly("b", "c", "b", "d", "a");
        clearing.undo();
        assertThat(shown()).containsExactly("a", "b", "a", "c", "a/x", "b", "d", "a");
    }

    @Test
    void clear_whileFiltered_showsWhatIsLeftOfTheMatches() {
        model.filterProperty().set("topic:a/#");
        assertThat(shown()).containsExactly("a", "a", "a/x");
        new LocalClearing(session, "a/x", true).clear();
        assertThat(shown()).containsExactly("a", "a");
    }

    @Test
    void clear_whilePaused_leavesTheRest() {
        model.setPaused(true);
        feed("new");
        new LocalClearing(session, "b", true).clear();
        assertThat(shown()).containsExactly("a", "a", "c", "a/x");
    }

    @Test
    void clear_everything_leavesNoRow_andNewOnesCome() {
        for (String topic : List.of("a", "b", "c")) {
            new LocalClearing(session, topic, true).clear();
        }
        assertThat(shown()).isEmpty();
        feed("z");
        assertThat(shown()).containsExactly("z");
    }
}
