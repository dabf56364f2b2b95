package io.topiary.core.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Message;
import io.topiary.testing.FakeConnection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicLogTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();

    @AfterEach
    void close() {
        session.close();
    }

    private void feed(String topic, int from, int to) {
        IntStream.range(from, to).forEach(i -> connection.feed(topic, String.valueOf(i)));
        FakeConnection.settle(session);
    }

    private static List<String> payloads(TopicLog.News news) {
        return news.messages().stream()
                .map(message -> new String(message.payload(), UTF_8))
                .toList();
    }

    @Test
    void next_readsTheTopicInOrder_thenWhatCameSince() {
        feed("a", 0, 2);
        feed("b", 0, 30_000);
        feed("a", 2, 3);
        TopicLog log = new TopicLog(session, "a");
        assertThat(payloads(log.next())).containsExactly("0", "1", "2");
        assertThat(payloads(log.next())).isEmpty();
        feed("a", 3, 5);
        assertThat(payloads(log.next())).containsExactly("3", "4");
    }

    @Test
    void next_afterAClearing_beginsAnew() {
        feed("a", 0, 2);
        feed("b", 0, 2);
        TopicLog log = new TopicLog(session, "a");
        log.next();
        LocalClearing clearing = new LocalClearing(session, "a", true);
        clearing.clear();
        feed("a", 2, 3);
        TopicLog.News news = log.next();
        assertThat(news.anew()).isTrue();
        assertThat(payloads(news)).containsExactly("2");
        clearing.undo();
        assertThat(payloads(log.next())).containsExactly("0", "1", "2");
    }

    @Test
    void previous_isTheOneBeforeOnTheSameTopic() {
        feed("a", 0, 3);
        feed("b", 0, 25_000);
        Message newest = session.model()
                .read(model -> model.tree().row("a").orElseThrow().newest());
        Message before = TopicLog.previous(session, newest).orElseThrow();
        assertThat(new String(before.payload(), UTF_8)).isEqualTo("1");
        Message first = TopicLog.previous(session, before).orElseThrow();
        assertThat(TopicLog.previous(session, first)).isEmpty();
    }
}
