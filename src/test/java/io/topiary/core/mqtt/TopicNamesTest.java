package io.topiary.core.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.datatypes.MqttTopic;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TopicNamesTest {

    private static final String LETTERS = "ab/ä\u00e9€\uD83D\uDE00";

    private final TopicNames names = new TopicNames();

    @Test
    void of_sameTopicAgain_isTheSameString() {
        String first = names.of(MqttTopic.of("plant/line1/temp"));
        assertThat(names.of(MqttTopic.of("plant/line1/temp"))).isSameAs(first);
    }

    @Test
    void of_longTopic_isTheTopic() {
        String longTopic = "x/".repeat(30_000) + "y";
        assertThat(names.of(MqttTopic.of(longTopic))).isEqualTo(longTopic);
    }

    @Test
    void of_anyTopicsInAnyOrder_isTheTopic() {
        SplittableRandom random = new SplittableRandom(7);
        List<String> topics = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            topics.add(topic(random));
        }
        for (int i = 0; i < 100_000; i++) {
            String topic = topics.get(random.nextInt(topics.size()));
            assertThat(names.of(MqttTopic.of(topic))).isEqualTo(topic);
        }
    }

    @Test
    void ofPlain_otherLetters_areKnownOnceTheLibraryHasReadThem() {
        byte[] topic = "küche/wärme".getBytes(UTF_8);
        assertThat(names.ofPlain(topic, 0, topic.length)).isNull();

        String known = names.of(MqttTopic.of("küche/wärme"));

        assertThat(names.ofPlain(topic, 0, topic.length)).isSameAs(known);
    }

    @Test
    void ofPlain_partOfBytes_isThatPart() {
        byte[] bytes = "..plant/line1..".getBytes(UTF_8);
        assertThat(names.ofPlain(bytes, 2, 13)).isEqualTo("plant/line1");
        assertThat(names.ofPlain(bytes, 2, 2)).isNull();
    }

    private static String topic(SplittableRandom random) {
        int[] letters = LETTERS.codePoints().toArray();
        StringBuilder topic = new StringBuilder("t");
        for (int i = random.nextInt(12); i > 0; i--) {
            topic.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return topic.toString();
    }
}
