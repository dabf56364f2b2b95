package io.topiary.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.payload.PayloadReader;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.ManualMetronome;
import io.topiary.testing.ManualPulse;
import io.topiary.ui.rules.Notices;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocalClearDeskTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final Workers workers = new Workers(1);
    private final Told told = new Told();
    private final LocalClearDesk desk = new LocalClearDesk(
            session,
            told,
            new Context(
                    Messages.forLocale(Locale.ENGLISH),
                    new ManualPulse(),
                    new ManualMetronome(),
                    Runnable::run,
                    workers,
                    PayloadReader.PLAIN));

    private static final class Told implements Notices {

        private final List<String> words = new CopyOnWriteArrayList<>();
        private volatile Runnable offered = () -> {};

        @Override
        public void tell(String text) {
            words.add(text);
        }

        @Override
        public void offer(String text, String verb, Runnable action) {
            offered = action;
            words.add(text + " – " + verb);
        }
    }

    @AfterEach
    void close() {
        session.close();
        workers.close();
    }

    private int topics() {
        return session.books().topics();
    }

    @Test
    void clear_saysHowMuch_andUndoPutsItBack() {
        List.of("a/b", "a/c", "d").forEach(topic -> connection.feed(topic, "x"));
        FakeConnection.settle(session);
        desk.clear("a", true);
        await().until(() -> told.words.size() == 1);
        assertThat(told.words.getFirst())
                .startsWith("Cleared 2 topics from memory")
                .endsWith("Undo");
        assertThat(topics()).isEqualTo(1);
        told.offered.run();
        await().until(() -> told.words.size() == 2);
        assertThat(List.of(told.words.getLast(), topics())).isEqualTo(List.of("Put back 2 topics", 3));
    }

    @Test
    void clear_nothingThere_saysSo() {
        desk.clear("a", true);
        await().until(() -> told.words.size() == 1);
        assertThat(told.words.getFirst()).startsWith("Nothing was cleared");
    }
}
