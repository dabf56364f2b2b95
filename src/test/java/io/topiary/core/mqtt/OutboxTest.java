package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Topic;
import io.topiary.core.mqtt.SessionOptions.Sending;
import io.topiary.core.mqtt.SessionOptions.Sending.WhenFull;
import io.topiary.testing.FaultBook;
import io.topiary.testing.ScriptedBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How many publishes may be under way and wait, in which order they go, and what becomes of the others. */
class OutboxTest {

    private final FakeLink link = new FakeLink();
    private final OutboxTally tally = new OutboxTally();
    private final FailureWords words = new FailureWords(TestOptions.to(1883).build(), ProtocolVersion.V5);

    private Outbox outbox(int receiveMaximum, Sending sending) {
        return new Outbox(link, FakeLink.limits(receiveMaximum), words, sending, tally, Runnable::run);
    }

    private static PublishRequest request(String topic, Qos qos) {
        return PublishRequest.of(Topic.of(topic), new byte[0], qos, false);
    }

    private static List<CompletableFuture<PublishOutcome>> publish(Outbox outbox, int count) {
        List<CompletableFuture<PublishOutcome>> outcomes = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            outcomes.add(outbox.publish(request("t" + i, Qos.AT_LEAST_ONCE)));
        }
        return outcomes;
    }

    private static String refusal(CompletableFuture<PublishOutcome> outcome) {
        assertThat(outcome).isCompleted();
        assertThat(outcome.join()).isInstanceOf(PublishOutcome.Refused.class);
        return TestConnection.words(((PublishOutcome.Refused) outcome.join()).failure());
    }

    private static List<String> topics(int... numbers) {
        return IntStream.of(numbers).mapToObj(number -> "t" + number).toList();
    }

    @Test
    void publish_moreThanInFlight_waitsForItsTurn() {
        Outbox outbox = outbox(65_535, new Sending(2, 10, WhenFull.REFUSE));
        var outcomes = publish(outbox, 4);

        assertThat(link.published()).isEqualTo(topics(1, 2));
        assertThat(outbox.counts()).isEqualTo(new OutboxCounts(2, 2, 0, 0));
        link.acknowledge();
        assertThat(link.published()).isEqualTo(topics(1, 2, 3));
        assertThat(outcomes.getFirst().join()).isInstanceOf(PublishOutcome.Acknowledged.class);
        link.acknowledge();
        link.acknowledge();
        link.acknowledge();
        assertThat(outcomes).allMatch(CompletableFuture::isDone);
        assertThat(outbox.counts()).isEqualTo(OutboxCounts.NONE);
    }

    @Test
    void publish_brokerTakesOneAtATime_isRespected() {
        Outbox outbox = outbox(1, Sending.DEFAULT);
        publish(outbox, 3);

        assertThat(link.published()).isEqualTo(topics(1));
        assertThat(outbox.counts()).isEqualTo(new OutboxCounts(2, 1, 0, 0));
    }

    @Test
    void full_refuse_refusesTheNewOne() {
        Outbox outbox = outbox(65_535, new Sending(1, 2, WhenFull.REFUSE));
        var outcomes = publish(outbox, 4);

        assertThat(refusal(outcomes.get(3))).startsWith("2 publishes wait for 127.0.0.1:1883 already");
        assertThat(outbox.counts()).isEqualTo(new OutboxCounts(2, 1, 0, 1));
    }

    @Test
    void full_dropNewest_dropsTheNewOneAndCounts() {
        Outbox outbox = outbox(65_535, new Sending(1, 2, WhenFull.DROP_NEWEST));
        var outcomes = publish(outbox, 5);

        assertThat(refusal(outcomes.get(3))).startsWith("Dropped: 2 publishes wait");
        assertThat(refusal(outcomes.get(4))).startsWith("Dropped: 2 publishes wait");
        assertThat(outbox.counts()).isEqualTo(new OutboxCounts(2, 1, 2, 0));
    }

    @Test
    void full_dropOldest_dropsTheOneThatWaitedLongest() {
        Outbox outbox = outbox(65_535, new Sending(1, 2, WhenFull.DROP_OLDEST));
        var outcomes = publish(outbox, 5);

        assertThat(refusal(outcomes.get(1))).startsWith("Dropped: 2 publishes wait");
        assertThat(refusal(outcomes.get(2))).startsWith("Dropped");
        assertThat(outbox.counts()).isEqualTo(new OutboxCounts(2, 1, 2, 0));
        link.acknowledge();
        link.acknowledge();
        link.acknowledge();
        assertThat(link.published()).isEqualTo(topics(1, 4, 5));
    }

    @ParameterizedTest
    @EnumSource(WhenFull.class)
    void full_noneMayWait_turnsTheNewOneAway(WhenFull whenFull) {
        Outbox outbox = outbox(65_535, new Sending(1, 0, whenFull));
        var outcomes = publish(outbox, 2);

        assertThat(outcomes.getFirst()).isNotDone();
        refusal(outcomes.getLast());
        assertThat(outbox.counts().dropped() + outbox.counts().refused()).isEqualTo(1);
    }

    @Test
    void qos0_needsNoPlaceAndPassesInOrder() {
        Outbox outbox = outbox(1, Sending.DEFAULT);
        var _ = outbox.publish(request("a", Qos.AT_LEAST_ONCE));
        var _ = outbox.publish(request("b", Qos.AT_MOST_ONCE));
        var _ = outbox.publish(request("c", Qos.AT_LEAST_ONCE));
        var _ = outbox.publish(request("d", Qos.AT_MOST_ONCE));

        assertThat(link.published()).containsExactly("a", "b");
        link.acknowledge();
        assertThat(link.published()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void end_tellsWhatIsUnknownAndWhatWasNotSent() {
        Outbox outbox = outbox(65_535, new Sending(1, 10, WhenFull.REFUSE));
        var outcomes = publish(outbox, 3);
        outbox.end(words.leftByUser());

        assertThat(outcomes.getFirst().join()).isInstanceOf(PublishOutcome.Unknown.class);
        assertThat(refusal(outcomes.get(1))).contains("ended before this was sent");
        assertThat(refusal(outcomes.get(2))).contains("The broker does not have it");
        assertThat(refusal(outbox.publish(request("late", Qos.AT_LEAST_ONCE)))).startsWith("Not connected");
    }

    @Test
    void refusedByTheBroker_isCountedAndFreesItsPlace() {
        Outbox outbox = outbox(1, Sending.DEFAULT);
        var outcomes = publish(outbox, 2);
        link.acknowledge(0x87);

        assertThat(refusal(outcomes.getFirst())).contains("not authorised");
        assertThat(outbox.counts()).isEqualTo(new OutboxCounts(0, 1, 0, 1));
    }

    @Test
    void send_thousandsAtOnce_areAllHandedOverInOrder() {
        List<Runnable> tasks = new ArrayList<>();
        Outbox outbox = new Outbox(link, FakeLink.limits(65_535), words, Sending.DEFAULT, tally, tasks::add);
        publish(outbox, 900);

        assertThat(link.published()).as("nothing on the caller's thread").isEmpty();
        while (!tasks.isEmpty()) {
            tasks.removeFirst().run();
        }
        assertThat(link.published())
                .isEqualTo(IntStream.rangeClosed(1, 900)
                        .mapToObj(number -> "t" + number)
                        .toList());
    }

    @Test
    void lastTopic_isKnownSinceItsFirstPublish() {
        Outbox outbox = outbox(65_535, Sending.DEFAULT);
        var _ = outbox.publish(request("a", Qos.AT_MOST_ONCE));
        Outbox.LastTopic first = outbox.lastTopic();
        var _ = outbox.publish(request("a", Qos.AT_MOST_ONCE));

        assertThat(outbox.lastTopic()).isEqualTo(first);
        var _ = outbox.publish(request("b", Qos.AT_MOST_ONCE));
        assertThat(outbox.lastTopic()).extracting(Outbox.LastTopic::name).isEqualTo("b");
    }

    @ParameterizedTest
    @EnumSource(
            value = Qos.class,
            names = {"AT_LEAST_ONCE", "EXACTLY_ONCE"})
    void receiveMaximumOne_onTheWire_isRespected(Qos qos) {
        AtomicInteger mostAtOnce = new AtomicInteger();
        AtomicInteger arrived = new AtomicInteger();
        long start = System.nanoTime();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    client.packetOfType(1);
                    client.send(Packets.connAck5(new byte[] {0x21, 0, 1}));
                    for (int i = 0; i < 20; i++) {
                        byte[] publish = client.packetOfType(3);
                        arrived.incrementAndGet();
                        Packets.pause(Duration.ofMillis(5));
                        mostAtOnce.accumulateAndGet(1 + (client.in().available() > 0 ? 1 : 0), Math::max);
                        if (qos == Qos.EXACTLY_ONCE) {
                            client.send(0x50, 2, publish[5], publish[6]);
                            byte[] release = client.packetOfType(6);
                            client.send(0x70, 2, release[2], release[3]);
                        } else {
                            client.send(0x40, 2, publish[5], publish[6]);
                        }
                    }
                    client.listen();
                });
                TestConnection connection =
                        TestConnection.once(TestOptions.to(broker.port())).connect()) {
            connection.awaitState(ConnectionState.CONNECTED);
            List<CompletableFuture<PublishOutcome>> outcomes = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                outcomes.add(connection.connection().publish(request("t", qos)));
            }
            await().until(() -> outcomes.stream().allMatch(CompletableFuture::isDone));

            assertThat(arrived).hasValue(20);
            assertThat(mostAtOnce).hasValue(1);
            assertThat(connection.connection().counts()).isEqualTo(OutboxCounts.NONE);
            FaultBook.note(
                    "N24",
                    "Receive Maximum 1, twenty publishes of QoS " + qos.code(),
                    "(one at a time, all acknowledged)",
                    NotedFault.since(start));
        }
    }
}
