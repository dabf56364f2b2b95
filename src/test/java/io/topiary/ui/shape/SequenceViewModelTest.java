package io.topiary.ui.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Message;
import io.topiary.core.payload.PayloadReader;
import io.topiary.core.sequence.CounterPlan;
import io.topiary.core.sequence.CounterSource.InBytes;
import io.topiary.core.sequence.CounterSource.Width;
import io.topiary.core.sequence.Counters;
import io.topiary.core.sequence.Wrap;
import io.topiary.core.session.SequenceKeeper;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionPayloads;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.ManualPulse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SequenceViewModelTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final SessionPayloads payloads = new SessionPayloads(session, PayloadReader.PLAIN);
    private final ManualPulse pulse = new ManualPulse();
    private final Workers workers = new Workers(1);
    private final SequenceKeeper keeper =
            new SequenceKeeper(session, new Counters(payloads::values, Map.of()), List.of(), plans -> {}, workers);
    private final SequenceViewModel model = new SequenceViewModel(
            session,
            payloads,
            keeper,
            new Surroundings(
                    Optional::empty, pulse, workers, workers, Runnable::run, Messages.forLocale(Locale.ENGLISH)));

    @AfterEach
    void close() {
        model.close();
        keeper.close();
        session.close();
        workers.close();
    }

    private void awaitRows(String... words) {
        await().untilAsserted(() -> {
            model.setLooking(true);
            pulse.run();
            assertThat(model.rows()).hasSize(words.length);
            for (int i = 0; i < words.length; i++) {
                assertThat(model.rows().get(i).words()).startsWith(words[i]);
            }
        });
    }

    @Test
    void watch_tellsWhatIsMissing_andGoesToTheMessage() {
        connection.feed("a", "{\"seq\":41,\"t\":1.5,\"name\":\"x\"}");
        connection.feed("a", "{\"seq\":45}");
        FakeConnection.settle(session);
        model.showTopic("a");
        assertThat(model.summaryProperty().get()).contains("not watched");
        model.form().path.set("seq");
        model.watch();
        awaitRows("3 missing between 41 and 45 at ");
        connection.feed("a", "{\"seq\":45}");
        awaitRows("45 came again at ", "3 missing");
        assertThat(model.summaryProperty().get())
                .isEqualTo("3 messages, the last is 45 · 3 missing · 0 late · 1 came again · 0 restarts");
        List<Message> visited = new ArrayList<>();
        model.onGoToMessage(visited::add);
        model.goTo(model.rows().getFirst());
        assertThat(visited).hasSize(1);
        model.stop();
        assertThat(model.watchedProperty().get()).isFalse();
        assertThat(model.rows()).isEmpty();
    }

    @Test
    void watch_thatBeginsLate_isShownWithoutAFurtherMessage() {
        List<Runnable> later = new ArrayList<>();
        Surroundings around = new Surroundings(
                Optional::empty, pulse, workers, workers, Runnable::run, Messages.forLocale(Locale.ENGLISH));
        connection.feed("a", "{\"seq\":41}");
        connection.feed("a", "{\"seq\":45}");
        FakeConnection.settle(session);
        try (SequenceKeeper slow = new SequenceKeeper(
                        session, new Counters(payloads::values, Map.of()), List.of(), plans -> {}, later::add);
                SequenceViewModel shown = new SequenceViewModel(session, payloads, slow, around)) {
            shown.showTopic("a");
            shown.setLooking(true);
            shown.form().path.set("seq");
            shown.watch();
            pulse.run();
            assertThat(shown.rows()).isEmpty();
            later.forEach(Runnable::run);
            await().until(() -> {
                pulse.run();
                return shown.rows().size() == 1;
            });
        }
    }

    @Test
    void offered_areTheWholeNumbersOfTheNewestMessage() {
        connection.feed("a", "{\"t\":1.5,\"seq\":7,\"deep\":{\"n\":8},\"s\":\"x\",\"neg\":-1}");
        FakeConnection.settle(session);
        model.showTopic("a");
        assertThat(model.offered()).containsExactly("/seq", "/deep/n");
    }

    @Test
    void form_showsWhatIsWatched_andRefusesWhatIsNoCounter() {
        keeper.watch(new CounterPlan("b", new InBytes(3, Width.U32, true), Wrap.BITS32, 2));
        model.showTopic("b");
        assertThat(model.watchedProperty().get()).isTrue();
        assertThat(model.form().plan("b"))
                .contains(new CounterPlan("b", new InBytes(3, Width.U32, true), Wrap.BITS32, 2));
        for (String wrong : List.of("-1", "x", "", "999999999999")) {
            model.form().offset.set(wrong);
            model.watch();
            assertThat(model.problemProperty().get()).startsWith("That is no counter");
        }
    }
}
