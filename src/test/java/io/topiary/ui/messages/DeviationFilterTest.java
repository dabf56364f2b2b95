package io.topiary.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Message;
import io.topiary.core.session.Session;
import io.topiary.core.shape.Deviations;
import io.topiary.core.shape.JsonKind;
import io.topiary.core.shape.Oddity;
import io.topiary.core.shape.Oddity.What;
import io.topiary.core.text.Messages;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.ManualPulse;
import io.topiary.ui.kit.RowSlot;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log of messages that differ from what their topics usually send. */
class DeviationFilterTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final Deviations deviations = session.model().deviations();
    private final ManualPulse pulse = new ManualPulse();
    private final MessageLogViewModel model =
            new MessageLogViewModel(session, pulse, Runnable::run, Messages.forLocale(Locale.ENGLISH));

    @BeforeEach
    void feed() {
        model.window().setCapacity(10);
        for (String topic : List.of("a", "b", "c")) {
            connection.feed(topic, "{}");
        }
        FakeConnection.settle(session);
    }

    @AfterEach
    void close() {
        model.close();
        session.close();
    }

    private void odd(String topic, What what) {
        Message message =
                session.model().read(all -> all.tree().row(topic).orElseThrow().newest());
        deviations.looked(message, Set.of(new Oddity(what, "/temp", JsonKind.NULL, "")));
    }

    private List<String> found(String filter) {
        model.filterProperty().set(filter);
        return shown();
    }

    private List<String> shown() {
        pulse.run();
        pulse.run();
        return model.window().slots().stream()
                .map(RowSlot::get)
                .map(row -> row instanceof LogRow.OfMessage of ? of.message().topic() : "")
                .toList();
    }

    @Test
    void filter_findsTheMessagesThatDeviate_alsoWhatIsFoundOutLater() {
        odd("a", What.MISSING);
        assertThat(found("schema:deviates")).containsExactly("a");
        odd("c", What.INVALID);
        assertThat(shown()).containsExactly("a", "c");
        assertThat(found("schema:invalid")).containsExactly("c");
        assertThat(found("-schema:deviates")).containsExactly("b");
    }

    @Test
    void filter_leavesOutWhatIsDismissed() {
        odd("a", What.NEW);
        assertThat(found("schema:new")).containsExactly("a");
        deviations.dismiss(deviations.open().getFirst());
        assertThat(shown()).isEmpty();
    }
}
