package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RehearsedReadsTest {

    private static final int TOPICS = 600;

    private final RehearsedReads reads = new RehearsedReads(TOPICS);
    private final List<String> topics = new ArrayList<>();
    private final List<Boolean> retained = new ArrayList<>();
    private final ConnectionListener listener = new MessageListener() {

        @Override
        public void changed(ConnectionStatus status) {
            throw new AssertionError("there is no link: " + status);
        }

        @Override
        public void received(String topic, byte[] payload, Qos qos, boolean flag, MessageProperties properties) {
            topics.add(topic);
            retained.add(flag);
        }
    };

    @Test
    void play_tellsAStoredAndALiveMessageOfEachTopic() {
        reads.play(listener);

        assertThat(topics).hasSize(reads.messages()).hasSize(2 * TOPICS);
        assertThat(topics.subList(0, TOPICS)).doesNotHaveDuplicates().isEqualTo(topics.subList(TOPICS, 2 * TOPICS));
        assertThat(retained.subList(0, TOPICS)).containsOnly(true);
        assertThat(retained.subList(TOPICS, 2 * TOPICS)).containsOnly(false);
    }

    @Test
    void play_again_tellsTheSame() {
        reads.play(listener);
        List<String> first = List.copyOf(topics);
        topics.clear();

        reads.play(listener);

        assertThat(topics).isEqualTo(first);
    }
}
