package io.topiary.ui.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Qos;
import io.topiary.core.rules.Rule;
import io.topiary.core.rules.RuleActions;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionPayloads;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.testing.ChangingLayouts;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.ManualPulse;
import io.topiary.ui.inspect.history.HistoryDriver;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is on the screen when the user changes a layout or a schema. */
class ChangedFormatsTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final ManualPulse pulse = new ManualPulse();
    private final Workers workers = new Workers(2);
    private final Queue<Runnable> fx = new ConcurrentLinkedQueue<>();
    private final Messages messages = Messages.forLocale(Locale.ENGLISH);
    private final ChangingLayouts layouts = new ChangingLayouts();
    private final SessionPayloads payloads = new SessionPayloads(session, layouts.reader());
    private final InspectorViewModel inspector =
            new InspectorViewModel(session, payloads, pulse, workers, fx::add, messages);

    @BeforeEach
    void feed() {
        session.rules().set(List.of(Rule.create("m", "a", RuleActions.NONE.withDecoder("layout:motor"))));
        connection.feed("a", new byte[] {1, 2}, Qos.AT_MOST_ONCE, false);
        FakeConnection.settle(session);
        inspector.showTopic("a");
    }

    @AfterEach
    void close() {
        inspector.close();
        session.close();
        workers.close();
    }

    @Test
    void value_missingLayoutIsAdded_isReadByIt() {
        awaitShown("01 02");
        layouts.set("motor", "<H");
        awaitShown("513");
    }

    @Test
    void value_layoutIsChanged_isReadAnew() {
        layouts.set("motor", "<H");
        awaitShown("513");
        layouts.set("motor", ">H");
        awaitShown("258");
    }

    @Test
    void value_pausedAndFixed_isReadAnewToo() {
        layouts.set("motor", "<H");
        inspector.showMessage(
                Optional.ofNullable(inspector.messageProperty().get()).orElseThrow());
        inspector.setPaused(true);
        awaitShown("513");
        layouts.set("motor", ">H");
        awaitShown("258");
    }

    @Test
    void history_layoutIsChanged_isReadAnew() {
        try (HistoryDriver history = new HistoryDriver(session, payloads, pulse, workers, fx::add)) {
            history.look("a");
            layouts.set("motor", "<H");
            await().untilAsserted(() -> {
                turn();
                assertThat(history.previews()).singleElement().asString().contains("513");
            });
            history.pause();
            layouts.set("motor", ">H");
            await().untilAsserted(() -> {
                turn();
                assertThat(history.previews()).singleElement().asString().contains("258");
            });
        }
    }

    private void turn() {
        for (Runnable task = fx.poll(); task != null; task = fx.poll()) {
            task.run();
        }
        pulse.run();
    }

    private void awaitShown(String part) {
        await().untilAsserted(() -> {
            turn();
            assertThat(shown()).contains(part);
        });
    }

    private String shown() {
        return switch (inspector.payload().presentationProperty().get().content()) {
            case Content.Lines lines -> new String(lines.utf8(), UTF_8);
            case Content.Hex hex -> hex.rows().row(0).hex().strip();
            case Content other -> other.toString();
        };
    }
}
