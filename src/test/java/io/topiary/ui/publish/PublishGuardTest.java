package io.topiary.ui.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Qos;
import io.topiary.core.mqtt.BrokerLimits;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.profile.ProfileLabel.Colour;
import io.topiary.core.profile.Protection;
import io.topiary.core.publish.Draft;
import io.topiary.core.publish.SavedDraft;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionIdentity;
import io.topiary.core.text.Messages;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.FaultBook;
import io.topiary.ui.publish.PublishQuestion.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What keeps somebody from publishing by accident, and what the broker would refuse anyway. */
class PublishGuardTest {

    private final FakeConnection connection = new FakeConnection();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private Answer answer = Answer.NO;

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private PublishViewModel model(Protection protection) {
        Session session = connection.session(
                new SessionIdentity("plant-1", null, Colour.NONE, protection), FakeConnection.OPTIONS);
        PublishViewModel model =
                new PublishViewModel(session, this::ask, TestTools.inMemory(Messages.forLocale(Locale.ENGLISH)));
        open.add(model::close);
        open.add(session);
        connection.connect();
        model.form().topicProperty().set("a/b");
        return model;
    }

    private Answer ask(String topic) {
        asked.add(topic);
        return answer;
    }

    private static ConnectionStatus granting(BrokerLimits limits) {
        return new ConnectionStatus(ConnectionState.CONNECTED, null, 1, 0, null, limits, List.of(), 1);
    }

    @Test
    void publish_inProduction_isAskedAboutFirst() {
        PublishViewModel model = model(new Protection(true, false));
        model.publish();
        assertThat(connection.published()).isEmpty();
        answer = Answer.ONCE;
        model.publish();
        assertThat(connection.published()).hasSize(1);
        assertThat(asked).containsExactly("a/b", "a/b");
    }

    @Test
    void device_inProduction_isAskedAboutOnceForAllOfIt() {
        PublishViewModel model = model(new Protection(true, false));
        List<SavedDraft> device = List.of(
                new SavedDraft("d", "1", Draft.of("a", "x"), 0, 1),
                new SavedDraft("d", "2", Draft.of("b", "x"), 0, 1),
                new SavedDraft("d", "3", Draft.of("c", "x"), 0, SavedDraft.ONCE));
        assertThat(model.startDevice(device)).isFalse();
        assertThat(model.runs().statuses()).isEmpty();
        answer = Answer.ONCE;
        assertThat(model.startDevice(device)).isTrue();
        assertThat(model.runs().statuses()).hasSize(2);
        assertThat(asked).containsExactly("a, b", "a, b");
    }

    @Test
    void publish_elsewhere_isNotAskedAbout() {
        model(Protection.NONE).publish();
        assertThat(asked).isEmpty();
        assertThat(connection.published()).hasSize(1);
    }

    @Test
    void publish_readOnly_isNeverReady() {
        PublishViewModel model = model(new Protection(false, true));
        assertThat(model.locked()).isTrue();
        assertThat(model.readyProperty().get()).isFalse();
        model.publish();
        assertThat(connection.published()).isEmpty();
    }

    @Test
    void consent_forAWhile_endsAfterTenMinutes() {
        AtomicLong clock = new AtomicLong();
        Consent consent = new Consent(true, this::ask, clock::get);
        answer = Answer.FOR_A_WHILE;
        List<Boolean> given = new ArrayList<>(List.of(consent.given("1"), consent.given("2")));
        clock.addAndGet(TimeUnit.MINUTES.toNanos(10) - 1);
        given.add(consent.given("3"));
        clock.addAndGet(1);
        answer = Answer.NO;
        given.add(consent.given("4"));
        given.add(consent.given("5"));
        assertThat(given).containsExactly(true, true, true, false, false);
        assertThat(asked).containsExactly("1", "4", "5");
    }

    @Test
    void limits_ofTheBroker_areSaidAndHold() {
        PublishViewModel model = model(Protection.NONE);
        long begin = System.nanoTime();
        connection.become(granting(FakeConnection.limits(ProtocolVersion.V5, Qos.AT_LEAST_ONCE, false)));
        FaultBook.note(
                "N23",
                "a broker that grants QoS 1 and no retained messages, seen in the publish panel",
                model.check().limitsProperty().get().words(Messages.forLocale(Locale.ENGLISH)),
                Duration.ofNanos(System.nanoTime() - begin));
        assertThat(model.check().limitsProperty().get()).isEqualTo(new PublishLimits(Qos.AT_LEAST_ONCE, false));
        assertThat(model.readyProperty().get()).isTrue();
        model.form().qosProperty().set(Qos.EXACTLY_ONCE);
        assertThat(model.readyProperty().get()).isFalse();
        assertThat(model.check().hintProperty().get())
                .isEqualTo("The broker accepts at most QoS 1. The broker stores no retained messages");
        model.form().qosProperty().set(Qos.AT_LEAST_ONCE);
        model.form().retainProperty().set(true);
        assertThat(model.readyProperty().get()).isFalse();
        connection.become(granting(FakeConnection.limits(ProtocolVersion.V5)));
        assertThat(model.readyProperty().get()).isTrue();
    }
}
