package io.topiary.ui.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Qos;
import io.topiary.core.message.RetainHandling;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.mqtt.ReasonCode;
import io.topiary.core.mqtt.RetryPolicy;
import io.topiary.core.mqtt.SubscribeOutcome;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionIdentity;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.testing.FakeConnection;
import io.topiary.ui.subscriptions.SubscriptionLine.Answer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubscriptionsViewModelTest {

    private static final Subscription ALL = Subscription.of(TopicFilter.ALL, Qos.AT_LEAST_ONCE);

    private final FakeConnection connection = new FakeConnection();
    private final Session session =
            connection.session(SessionIdentity.of("fake"), FakeConnection.OPTIONS.withSubscriptions(List.of(ALL)));
    private final Kept kept = new Kept();
    private final SubscriptionsViewModel model =
            new SubscriptionsViewModel(session, kept, Runnable::run, Messages.forLocale(Locale.ENGLISH));

    /** A profile in memory. */
    private static final class Kept implements SubscriptionKeeper {

        private List<Subscription> subscriptions = List.of(ALL);
        private List<TopicFilter> excludes = List.of();

        @Override
        public boolean canKeep() {
            return true;
        }

        @Override
        public boolean has(List<Subscription> wanted, List<TopicFilter> leftOut) {
            return subscriptions.equals(wanted) && excludes.equals(leftOut);
        }

        @Override
        public void keep(List<Subscription> wanted, List<TopicFilter> leftOut) {
            subscriptions = wanted;
            excludes = leftOut;
        }
    }

    @AfterEach
    void close() {
        model.close();
        session.close();
    }

    private SubscriptionLine line() {
        return model.lines().getFirst();
    }

    private void answer(SubscribeOutcome... outcomes) {
        connection.become(new ConnectionStatus(
                ConnectionState.CONNECTED,
                null,
                1,
                0,
                null,
                FakeConnection.limits(ProtocolVersion.V5),
                List.of(outcomes),
                1));
    }

    @Test
    void line_tellsHowTheBrokerStandsToIt() {
        assertThat(line().answer()).isEqualTo(Answer.OFFLINE);
        connection.become(ConnectionState.SUBSCRIBING);
        assertThat(line().answer()).isEqualTo(Answer.OPEN);
        answer(new SubscribeOutcome.Granted(ALL, Qos.AT_LEAST_ONCE));
        assertThat(line().words()).isEqualTo("granted with QoS 1");
        answer(new SubscribeOutcome.Granted(ALL, Qos.AT_MOST_ONCE));
        assertThat(line()).isEqualTo(new SubscriptionLine(ALL, Answer.LOWERED, "granted with QoS 0 only"));
    }

    @Test
    void line_refused_givesTheReasonAndTheBrokersWords() {
        Failure failure = new Failure.Refused(
                new Failure.Explanation(
                        Text.of("remedy.pin"), Text.of("remedy.clientId"), Text.of("remedy.pin"), RetryPolicy.STOP),
                new ReasonCode(ProtocolVersion.V5, 0x87, "Not authorized"),
                "no #",
                null,
                "");
        answer(new SubscribeOutcome.Refused(ALL, failure));
        assertThat(line().answer()).isEqualTo(Answer.REFUSED);
        assertThat(model.nothingComesProperty().get()).startsWith("Not permitted");
        assertThat(line().words()).isEqualTo("Trust only this certificate. Use a new client id The broker says: no #");
    }

    @Test
    void subscribe_invalidFilter_isSaidAndNotAsked() {
        model.form().filter.set("a/#/b");
        assertThat(model.form().problemProperty().get()).isNotNull();
        model.subscribe();
        assertThat(model.lines()).hasSize(1);
    }

    @Test
    void subscribe_sharedWithNoLocal_isSaidAndNotAsked() {
        model.form().noLocal.set(true);
        model.form().filter.set("$share/g/a");
        assertThat(model.form().problemProperty().get()).isEqualTo(Text.of("subscriptions.invalid.noLocal"));
        model.form().noLocal.set(false);
        assertThat(model.form().problemProperty().get()).isNull();
    }

    @Test
    void subscribe_takesEffectAndCanBeKept() {
        model.form().filter.set("a/+");
        model.form().qos.set(Qos.EXACTLY_ONCE);
        model.form().retainHandling.set(RetainHandling.DO_NOT_SEND);
        model.subscribe();
        Subscription added = new Subscription(
                TopicFilter.of("a/+"), Qos.EXACTLY_ONCE, false, true, RetainHandling.DO_NOT_SEND, true);
        assertThat(connection.subscribed()).containsExactly(added);
        assertThat(model.form().filter.get()).isEmpty();
        assertThat(model.options(added)).isEqualTo("no stored messages");
        assertThat(model.savableProperty().get()).isTrue();
        model.save();
        assertThat(kept.subscriptions).containsExactly(ALL, added);
        assertThat(model.savableProperty().get()).isFalse();
    }

    @Test
    void switchTo_off_keepsTheLine() {
        model.switchTo(line(), false);
        assertThat(line().answer()).isEqualTo(Answer.OFF);
        model.switchTo(line(), true);
        assertThat(connection.subscribed()).containsExactly(ALL);
    }

    @Test
    void edit_changesInPlaceOfTheOldOne() {
        model.edit(line());
        model.form().qos.set(Qos.AT_MOST_ONCE);
        model.subscribe();
        assertThat(model.lines()).hasSize(1);
        assertThat(line().subscription().qos()).isEqualTo(Qos.AT_MOST_ONCE);
    }

    @Test
    void remove_unsubscribes() {
        model.remove(line());
        assertThat(model.lines()).isEmpty();
    }

    @Test
    void excludes_areAddedOnceAndTakenBack() {
        model.excludeProperty().set("noise/#");
        model.addExclude();
        model.excludeProperty().set("noise/#");
        model.addExclude();
        assertThat(session.options().excludes()).containsExactly(TopicFilter.of("noise/#"));
        assertThat(model.excludes()).containsExactly(TopicFilter.of("noise/#"));
        model.removeExclude(TopicFilter.of("noise/#"));
        assertThat(model.excludes()).isEmpty();
    }

    @Test
    void exclude_invalidFilter_isSaid() {
        model.excludeProperty().set("a#");
        model.addExclude();
        assertThat(model.excludeProblemProperty().get()).isNotEmpty();
        assertThat(session.options().excludes()).isEmpty();
    }
}
