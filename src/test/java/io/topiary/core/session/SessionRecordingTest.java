package io.topiary.core.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.history.RecordedEvent;
import io.topiary.core.history.RecordedMessages;
import io.topiary.core.history.Recorder;
import io.topiary.core.history.RecordingBudget;
import io.topiary.core.history.RecordingReader;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Topic;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.rules.Rule;
import io.topiary.core.rules.RuleActions;
import io.topiary.testing.FakeConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionRecordingTest {

    @TempDir
    Path folder;

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private Recorder recorder;

    @BeforeEach
    void openRecorder() {
        recorder = new Recorder(folder.resolve("p.db"), RecordingBudget.DEFAULT);
    }

    @AfterEach
    void close() throws InterruptedException {
        session.close();
        endRecorder();
    }

    @Test
    void received_whileRecorded_isInTheFileAndInTheBooks() throws Exception {
        session.tape().start(recorder.line());
        for (int i = 0; i < 5_000; i++) {
            connection.feed("a/" + i % 10, "value " + i);
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> checked().recorded() == 5_000);
        assertThat(checked().unrecorded()).isZero();
        endRecorder();
        assertThat(recorded()).hasSize(5_000).extracting(Message::topic).startsWith("a/0", "a/1", "a/2");
    }

    @Test
    void received_mutedAndExcluded_isNotRecordedAndStillAccountedFor() throws Exception {
        session.tape().start(recorder.line());
        session.exclude(List.of(TopicFilter.of("noise/#")));
        session.rules().set(List.of(Rule.create("quiet", "topic:secret/#", RuleActions.NONE.withMute(true))));
        connection.feed("noise/1", "n");
        connection.feed("secret/1", "s");
        connection.feed("kept/1", "k");
        await().until(() -> checked().recorded() == 1);
        Books books = checked();
        assertThat(books.excluded()).isEqualTo(1);
        assertThat(books.muted()).isEqualTo(1);
        endRecorder();
        assertThat(recorded()).extracting(Message::topic).containsExactly("kept/1");
    }

    @Test
    void received_whileSwitchedOff_isCountedAsUnrecorded() throws Exception {
        connection.feed("a", "before");
        FakeConnection.settle(session);
        assertThat(session.recording()).isEmpty();
        session.tape().start(recorder.line());
        assertThat(session.recording()).isPresent();
        connection.feed("a", "during");
        FakeConnection.settle(session);
        session.tape().stop();
        connection.feed("a", "after");
        await().until(() -> checked().recorded() == 1);
        FakeConnection.settle(session);
        assertThat(checked().unrecorded()).isEqualTo(2);
        endRecorder();
        assertThat(recorded()).extracting(this::text).containsExactly("during");
    }

    @Test
    void publish_whileRecorded_isInTheFileButNotInTheBooks() throws Exception {
        connection.connect();
        session.tape().start(recorder.line());
        session.publish(PublishRequest.of(Topic.of("out"), "hello".getBytes(UTF_8), Qos.AT_LEAST_ONCE, true))
                .get();
        endRecorder();
        assertThat(checked().recorded()).isZero();
        assertThat(recorded()).hasSize(1).first().satisfies(message -> {
            assertThat(message.direction()).isEqualTo(Direction.OUT);
            assertThat(message.retained()).isTrue();
        });
    }

    @Test
    void link_comingAndGoing_isRecordedBetweenTheMessages() throws Exception {
        session.tape().start(recorder.line());
        connection.connect();
        connection.feed("a", "1");
        connection.feed("a", "2");
        connection.become(ConnectionState.WAITING);
        session.tape().note(RecordedEvent.FAILURE, "the cable is out");
        connection.connect();
        connection.feed("a", "3");
        FakeConnection.settle(session);
        endRecorder();
        try (RecordingReader reader = RecordingReader.open(recorder.file())) {
            assertThat(reader.timeline().events())
                    .extracting(event -> event.kind() + " " + event.message())
                    .containsExactly("link-up 1", "link-down 3", "failure 3", "link-up 3");
        }
    }

    private Books checked() {
        Books books = session.books();
        assertThat(books.balanced()).as("%s", books).isTrue();
        return books;
    }

    private void endRecorder() throws InterruptedException {
        recorder.close();
        recorder.awaitEnd(20_000);
    }

    private List<Message> recorded() throws Exception {
        return RecordedMessages.in(recorder.file());
    }

    private String text(Message message) {
        return new String(message.payload(), UTF_8);
    }
}
