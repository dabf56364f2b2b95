package io.topiary.demo.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5RetainHandling;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What subscriptions match and what their options do (MQTT 5, sections 3.8 and 4.7). */
interface SubscriptionContract {
    /** Port of the broker under test. */
    int port();

    @ParameterizedTest
    @CsvSource({
        "m/#, m, true",
        "m/#, m/a/b, true",
        "m/+, m/a, true",
        "m/+, m, false",
        "m/+, m/a/b, false",
        "m/+/c, m/b/c, true",
        "+/+, m/a, true",
        "m//b, m//b, true",
        "m/+/b, m//b, true",
        "+/m, /m, true",
        "/#, /m/x, true",
        "+, /m, false",
        "m/, m/, true",
        "m/+, m/, true",
        "M/#, m/a, false",
        "m, m/a, false",
    })
    default void filter_topic_matchesAsTheStandardSays(String filter, String topic, boolean expected) {
        try (Probe probe = Probe.connect(port(), "matching")) {
            probe.subscribe(filter, 1);
            probe.subscribe("an/unrelated/marker/topic", 1);
            probe.publish(topic, "hit", 1, false);
            probe.publish("an/unrelated/marker/topic", "end", 1, false);
            await().until(() -> probe.texts().contains("end"));
            assertThat(probe.texts()).isEqualTo(expected ? List.of("hit", "end") : List.of("end"));
        }
    }

    @Test
    default void subscribe_sysTopics_onlyWhenNamed() {
        try (Probe everything = Probe.connect(port(), "all");
                Probe sys = Probe.connect(port(), "sys")) {
            sys.subscribe("$SYS/#", 0);
            everything.subscribe("#", 0);
            everything.subscribe("+/broker/version", 0);
            everything.publish("marker", "end", 1, false);
            await().until(() -> everything.texts().contains("end"));
            await().until(() -> sys.received().stream()
                    .anyMatch(message -> message.getTopic().toString().equals("$SYS/broker/version")));
            assertThat(everything.received())
                    .noneMatch(message -> message.getTopic().toString().startsWith("$SYS"));
        }
    }

    @Test
    default void shared_twoMembers_eachMessageGoesToOne() {
        try (Probe one = Probe.connect(port(), "share-1");
                Probe two = Probe.connect(port(), "share-2")) {
            one.subscribe("$share/group/work/#", 1);
            two.subscribe("$share/group/work/#", 1);
            for (int i = 0; i < 20; i++) {
                one.publish("work/item", Integer.toString(i), 1, false);
            }
            await().until(() -> one.received().size() + two.received().size() >= 20);
            assertThat(List.of(one.received().size(), two.received().size())).isEqualTo(List.of(10, 10));
        }
    }

    @Test
    default void noLocal_ownMessages_areLeftOut() {
        try (Probe probe = Probe.connect(port(), "nolocal");
                Probe other = Probe.connect(port(), "nolocal-other")) {
            Probe.await(probe.client()
                    .subscribeWith()
                    .topicFilter("local/#")
                    .noLocal(true)
                    .send());
            probe.publish("local/x", "mine", 1, false);
            other.publish("local/x", "yours", 1, false);
            await().untilAsserted(() -> assertThat(probe.texts()).containsExactly("yours"));
        }
    }

    @Test
    default void retainAsPublished_keepsTheFlag() {
        try (Probe probe = Probe.connect(port(), "rap")) {
            Probe.await(probe.client()
                    .subscribeWith()
                    .topicFilter("rap/#")
                    .retainAsPublished(true)
                    .send());
            probe.publish("rap/x", "1", 1, true);
            await().untilAsserted(() -> assertThat(probe.received())
                    .map(message -> message.isRetain())
                    .containsExactly(true));
            probe.publish("rap/x", "", 1, true);
        }
    }

    @Test
    default void retainHandling_decidesWhetherRetainedAreSent() {
        try (Probe probe = Probe.connect(port(), "rh")) {
            probe.publish("rh/x", "kept", 1, true);
            subscribe(probe, Mqtt5RetainHandling.DO_NOT_SEND);
            subscribe(probe, Mqtt5RetainHandling.SEND_IF_SUBSCRIPTION_DOES_NOT_EXIST);
            probe.publish("rh/marker", "1", 1, false);
            await().untilAsserted(() -> assertThat(probe.texts()).containsExactly("1"));
            subscribe(probe, Mqtt5RetainHandling.SEND);
            await().untilAsserted(() -> assertThat(probe.texts()).containsExactly("1", "kept"));
            probe.publish("rh/x", "", 1, true);
        }
    }

    @Test
    default void unsubscribe_unknownFilter_answersSo() {
        try (Probe probe = Probe.connect(port(), "unsub")) {
            probe.subscribe("un/known", 0);
            var answer = Probe.await(probe.client()
                    .unsubscribeWith()
                    .addTopicFilter("un/known")
                    .addTopicFilter("un/heard/of")
                    .send());
            assertThat(answer.getReasonCodes())
                    .map(code -> code.getCode())
                    .containsExactly(Reason.SUCCESS, Reason.NO_SUBSCRIPTION_EXISTED);
        }
    }

    private static void subscribe(Probe probe, Mqtt5RetainHandling handling) {
        Probe.await(probe.client()
                .subscribeWith()
                .topicFilter("rh/#")
                .retainHandling(handling)
                .send());
    }
}
