package io.topiary.core.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.history.Recorder;
import io.topiary.core.history.RecordingBudget;
import io.topiary.core.intake.IntakeLimits;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.session.Partners.Found;
import io.topiary.testing.FakeConnection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartnersTest {

    @TempDir
    Path folder;

    private final FakeConnection connection = new FakeConnection();
    private final Session session =
            connection.session(new SessionLimits(IntakeLimits.forKeepAlive(60), 1_000, 50, 1L << 30));

    @AfterEach
    void close() {
        session.close();
    }

    @SuppressWarnings("NullAway") // it does not see in class files that an array may be null
    private Message feed(String topic, @Nullable String response, byte @Nullable [] correlation) {
        MessageProperties properties = new MessageProperties(null, response, correlation, null, null, List.of());
        connection.feed(topic, "x".getBytes(UTF_8), Qos.AT_MOST_ONCE, false, properties);
        FakeConnection.settle(session);
        return session.model().read(all -> all.log().get(all.log().end() - 1));
    }

    private Found find(Message message) {
        return new Partners(
                        session,
                        () -> session.recording().map(line -> line.recorder().file()))
                .of(message);
    }

    @Test
    void of_request_findsTheResponsesThatCarryItsCorrelationData() {
        Message request = feed("ask", "re", new byte[] {1});
        feed("re", null, new byte[] {2});
        Message first = feed("re", null, new byte[] {1});
        feed("elsewhere", null, new byte[] {1});
        Message second = feed("re", null, new byte[] {1});
        assertThat(find(request).responses()).containsExactly(first, second);
        assertThat(find(first).requests()).containsExactly(request);
    }

    @Test
    void of_requestWithoutCorrelationData_findsWhatCameLater_andSaysSo() {
        feed("re", null, null);
        Message request = feed("ask", "re", null);
        Message later = feed("re", null, null);
        Found found = find(request);
        assertThat(found.byTopicOnly()).isTrue();
        assertThat(found.responses()).containsExactly(later);
    }

    @Test
    void of_plainMessage_looksForNothing() {
        assertThat(find(feed("a", null, null))).isEqualTo(Found.NOTHING);
    }

    @Test
    void of_partnerThatMadeRoom_isFoundInTheRecording() throws Exception {
        Recorder recorder = new Recorder(folder.resolve("r.db"), RecordingBudget.UNLIMITED);
        session.tape().start(recorder.line());
        Message request = feed("ask", "re/x", new byte[] {(byte) 0xFF, (byte) 0xEF, 7});
        Message response = feed("re/x", null, new byte[] {(byte) 0xFF, (byte) 0xEF, 7});
        for (int i = 0; i < 200; i++) {
            connection.feed("noise", "n" + i);
        }
        FakeConnection.settle(session);
        await().until(() -> session.books().recorderDepth() == 0);
        assertThat(find(request).responses()).extracting(Message::timeMicros).containsExactly(response.timeMicros());
        assertThat(find(response).requests()).extracting(Message::topic).containsExactly("ask");
        recorder.close();
        recorder.awaitEnd(10_000);
    }

    @Test
    void of_recordingThatIsNotThere_tellsWhy() {
        Message request = feed("ask", "re", new byte[] {1});
        Found found = new Partners(session, () -> Optional.of(folder.resolve("none"))).of(request);
        assertThat(found.problem()).isNotNull();
    }
}
