package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.datatypes.MqttTopic;
import com.hivemq.client.mqtt.datatypes.MqttTopicFilter;
import io.topiary.core.message.TopicFilter;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Our matching of topic filters against the client library's, on random filters and topics. */
class TopicFilterOracleTest {

    @Test
    void matches_randomFiltersAndTopics_agreesWithTheClientLibrary() {
        Random random = new Random(42);
        String[] levels = {"", "a", "b", "aa", "$x", "é"};
        int matched = 0;
        for (int i = 0; i < 20_000; i++) {
            String topic = path(random, levels);
            String filter = filter(random, levels);
            // the library lets a leading wildcard match $ topics, against section 4.7.2
            if (topic.isEmpty() || topic.startsWith("$") || filter.isEmpty()) {
                continue;
            }
            boolean expected = MqttTopicFilter.of(filter).matches(MqttTopic.of(topic));
            matched += expected ? 1 : 0;
            assertThat(TopicFilter.of(filter).matches(topic))
                    .as("%s matches %s", filter, topic)
                    .isEqualTo(expected);
        }
        assertThat(matched).isGreaterThan(1_000);
    }

    private static String path(Random random, String[] levels) {
        StringBuilder path = new StringBuilder(levels[random.nextInt(levels.length)]);
        for (int i = random.nextInt(4); i > 0; i--) {
            path.append('/').append(levels[random.nextInt(levels.length)]);
        }
        return path.toString();
    }

    private static String filter(Random random, String[] levels) {
        StringBuilder filter = new StringBuilder();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            filter.append(i == 0 ? "" : "/");
            int kind = random.nextInt(4);
            if (kind == 0 && i == count - 1) {
                filter.append('#');
            } else {
                filter.append(kind == 1 ? "+" : levels[random.nextInt(levels.length)]);
            }
        }
        return filter.toString();
    }
}
