package io.topiary.core.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.Arrivals;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RepeatsTest {

    private final Repeats repeats = new Repeats();

    private void subscribe(String... filters) {
        repeats.follow(Stream.of(filters)
                .map(filter -> Subscription.of(TopicFilter.of(filter), Qos.AT_MOST_ONCE))
                .toList());
    }

    private void see(String topic, String payload) {
        repeats.see(Arrivals.of(topic, payload.getBytes(UTF_8), Qos.AT_MOST_ONCE, false, MessageProperties.NONE));
    }

    @Test
    void overlap_everythingTwice_isCounted_alsoWhenADeviceSaysTheSameAgain() {
        subscribe("#", "a/#");
        for (int i = 0; i < 3; i++) {
            see("a/x", "same");
            see("a/x", "same");
            see("b", "once");
        }
        assertThat(repeats.told()).contains(new Repeated(3, TopicFilter.of("#"), TopicFilter.of("a/#")));
    }

    @Test
    void overlap_brokerDeliversOnce_nothingIsTold() {
        subscribe("#", "a/#");
        for (int i = 0; i < 10; i++) {
            see("a/x", "value " + i);
        }
        see("a/x", "same");
        see("a/x", "same");
        assertThat(repeats.told()).isEmpty();
    }

    @Test
    void noOverlap_sameTwice_nothingIsTold() {
        subscribe("#", "$SYS/#");
        for (int i = 0; i < 6; i++) {
            see("a/x", "same");
        }
        assertThat(repeats.told()).isEmpty();
    }

    @Test
    void subscriptionSwitchedOff_startsAnew() {
        subscribe("#", "a/#");
        for (int i = 0; i < 6; i++) {
            see("a/x", "same");
        }
        assertThat(repeats.told()).isPresent();
        subscribe("#");
        assertThat(repeats.told()).isEmpty();
    }

    @Test
    void filters_overlap_whereATopicMatchesBoth() {
        assertThat(List.of(
                        overlap("#", "a/#"),
                        overlap("a/+", "a/b"),
                        overlap("a/#", "a"),
                        overlap("+/b", "a/+"),
                        overlap("#", "#")))
                .containsOnly(true);
        assertThat(List.of(
                        overlap("#", "$SYS/#"),
                        overlap("a/+", "a/b/c"),
                        overlap("a", "b"),
                        overlap("a/b/#", "a/c/#"),
                        overlap("a", "a/")))
                .containsOnly(false);
    }

    private static boolean overlap(String first, String second) {
        return TopicFilter.of(first).overlaps(TopicFilter.of(second))
                && TopicFilter.of(second).overlaps(TopicFilter.of(first));
    }
}
