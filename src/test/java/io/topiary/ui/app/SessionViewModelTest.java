package io.topiary.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Qos;
import io.topiary.core.message.Secret;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.BrokerLimits;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.Login;
import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.mqtt.ReasonCode;
import io.topiary.core.mqtt.Remedy;
import io.topiary.core.mqtt.RetryPolicy;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.mqtt.SubscribeOutcome;
import io.topiary.core.mqtt.TransportProblem;
import io.topiary.core.payload.PayloadReader;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionIdentity;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.core.work.Workers;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.ManualMetronome;
import io.topiary.testing.ManualPulse;
import io.topiary.ui.app.Banner.Kind;
import io.topiary.ui.app.Offer.Verb;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionViewModelTest {

    private static final BrokerAddress OTHER = new BrokerAddress(Scheme.MQTTS, "fake.invalid", 8883, "");
    private static final Text WORDS = Text.of("topic.invalid.empty");

    private final FakeConnection connection = new FakeConnection();
    private final ManualPulse pulse = new ManualPulse();
    private final ManualMetronome metronome = new ManualMetronome();
    private final Messages messages = Messages.forLocale(Locale.ENGLISH);
    private final Workers workers = new Workers(1);
    private final AnsweredQuestions questions = new AnsweredQuestions();
    private final ProfileStore profiles;
    private final ConnectionProfile profile;
    private final Session session;
    private final SessionViewModel model;
    private final BannersViewModel banners;

    SessionViewModelTest(@TempDir Path folder) throws StoreException {
        profiles = ProfileStore.open(folder.resolve("profiles.json"), new PasswordMemory());
        profile = ConnectionProfile.of("one", "One", FakeConnection.OPTIONS);
        profiles.add(profile);
        session = connection.session(
                SessionIdentity.of(profile),
                FakeConnection.OPTIONS.withLogin(Login.of("fake", "operator", Secret.of("old"))));
        Context context = new Context(messages, pulse, metronome, Runnable::run, workers, PayloadReader.PLAIN);
        ProfileMemory memory = new ProfileMemory(profiles, problem -> {});
        model = new SessionViewModel(session, new OfferDesk(session, memory, questions), context);
        banners = new BannersViewModel(model, metronome, messages, false);
    }

    @AfterEach
    void close() {
        banners.close();
        model.close();
        session.close();
        workers.close();
    }

    private List<Kind> kinds() {
        return banners.banners().stream().map(Banner::kind).toList();
    }

    private Banner banner() {
        return banners.banners().getFirst();
    }

    private static ConnectionStatus status(ConnectionState state, @Nullable Failure failure) {
        return new ConnectionStatus(
                state, null, 3, System.nanoTime() + TimeUnit.SECONDS.toNanos(7), failure, null, List.of(), 1);
    }

    private static ConnectionStatus up(
            @Nullable ProtocolVersion switchedTo, boolean stalling, SubscribeOutcome... outcomes) {
        ProtocolVersion version = switchedTo == null ? ProtocolVersion.V5 : switchedTo;
        BrokerLimits limits = FakeConnection.limits(version);
        return new ConnectionStatus(
                ConnectionState.CONNECTED, null, 1, 0, null, limits, List.of(outcomes), 1, switchedTo, stalling);
    }

    private static Failure unreachable(Remedy... remedies) {
        return new Failure.Transport(
                new Failure.Explanation(
                        Text.of("failure.refused.what", "h", "1"), WORDS, WORDS, RetryPolicy.RETRY, List.of(remedies)),
                TransportProblem.REFUSED,
                "detail");
    }

    private static Failure refused(int code, @Nullable String reference, Remedy... remedies) {
        return new Failure.Refused(
                new Failure.Explanation(WORDS, WORDS, WORDS, RetryPolicy.ASK, List.of(remedies)),
                new ReasonCode(ProtocolVersion.V5, code, "name"),
                "because",
                reference,
                "detail");
    }

    private ConnectOptions saved() {
        return profiles.byId("one").orElseThrow().options();
    }

    @Test
    void everUp_staysTrueAfterADisconnect() {
        assertThat(model.everUpProperty().get()).isFalse();
        model.connect();
        model.disconnect();
        assertThat(model.everUpProperty().get()).isTrue();
    }

    @Test
    void pause_countsWhatComesMeanwhile_andDoesNotStopReceiving() {
        model.connect();
        model.togglePause();
        connection.feed("a", "1");
        connection.feed("b", "2");
        FakeConnection.settle(session);
        pulse.run();
        assertThat(model.pauseTextProperty().get()).isEqualTo("Paused · 2 new");
        assertThat(session.books().topics()).isEqualTo(2);
        model.togglePause();
        assertThat(model.pauseTextProperty().get()).isEqualTo("Pause");
    }

    @Test
    void banners_beforeTheFirstConnection_areNone() {
        connection.become(ConnectionState.RESOLVING);
        assertThat(kinds()).isEmpty();
    }

    @Test
    void banners_afterALink_tellThatItIsGone() {
        model.connect();
        model.disconnect();
        assertThat(kinds()).containsExactly(Kind.DISCONNECTED);
    }

    @Test
    void banners_whileWaiting_countDownAndOfferWhatMayHelp() {
        model.connect();
        Remedy remedy = new Remedy.UseAddress(OTHER);
        connection.become(status(ConnectionState.WAITING, unreachable(remedy)));
        assertThat(banner().title()).isEqualTo("Reconnecting in 7 s · attempt 3");
        assertThat(banner().text()).startsWith("h refused port 1. ");
        assertThat(banner().offers())
                .containsExactly(Offer.of(Verb.CONNECT_NOW), Offer.of(Verb.STOP), Offer.of(remedy));
        assertThat(banner().offers().getLast().words(messages)).isEqualTo("Use 8883 with TLS");
    }

    @Test
    void banners_afterAFailure_offerTheProfileToo() {
        model.connect();
        connection.become(status(ConnectionState.FAILED, unreachable()));
        assertThat(banner().offers()).containsExactly(Offer.of(Verb.RECONNECT), Offer.of(Verb.EDIT));
    }

    @Test
    void banners_takenOver_offerANewIdOrOneMoreTry() {
        model.connect();
        Remedy newId = new Remedy.NewClientId();
        connection.become(status(ConnectionState.FAILED, refused(0x8E, null, newId)));
        assertThat(banner().offers())
                .containsExactly(Offer.of(newId), Offer.of(Verb.RECONNECT_ONCE), Offer.of(Verb.EDIT));
        assertThat(banner().text()).contains("The broker says: because");
    }

    @Test
    void banners_refusedSubscriptions_areListedWithTheirReasons() {
        SubscribeOutcome[] refused = new SubscribeOutcome[7];
        for (int i = 0; i < refused.length; i++) {
            Subscription asked = Subscription.of(TopicFilter.of("f" + i), Qos.AT_MOST_ONCE);
            refused[i] = new SubscribeOutcome.Refused(asked, unreachable());
        }
        connection.become(up(null, false, refused));
        assertThat(banner().title()).isEqualTo("7 subscriptions were refused");
        assertThat(banner().text().lines()).hasSize(6).last().isEqualTo("And 2 more");
        assertThat(Objects.requireNonNull(banner().details())).contains("f0", "f6");
    }

    @Test
    void banners_afterFiveSecondsOfSilence_sayWhatToDo() {
        model.connect();
        metronome.pass(4);
        assertThat(kinds()).isEmpty();
        metronome.pass(1);
        assertThat(kinds()).containsExactly(Kind.SILENT);
        connection.feed("a", "1");
        FakeConnection.settle(session);
        metronome.pass(1);
        assertThat(kinds()).isEmpty();
    }

    @Test
    void banners_thatWereDismissed_stayAway() {
        model.connect();
        metronome.pass(5);
        banners.dismiss(Kind.SILENT);
        metronome.pass(5);
        assertThat(kinds()).isEmpty();
    }

    @Test
    void version_goneOverTo_isToldAndKept() {
        connection.become(up(ProtocolVersion.V3_1_1, false));
        assertThat(banner().title()).isEqualTo("The broker speaks MQTT 3.1.1 only");
        assertThat(kinds()).containsExactly(Kind.SWITCHED_VERSION);
        assertThat(banner().text()).contains("remembered");
        assertThat(saved().protocol()).isEqualTo(ProtocolChoice.AUTO_FROM_3_1_1);
    }

    @Test
    void remedy_changesTheSessionAndTheProfile() {
        model.connect();
        connection.become(status(ConnectionState.FAILED, unreachable()));
        model.act(Offer.of(new Remedy.UseAddress(OTHER)));
        assertThat(session.options().address()).isEqualTo(OTHER);
        assertThat(saved().address()).isEqualTo(OTHER);
        assertThat(session.connection().status().state()).isEqualTo(ConnectionState.CONNECTED);
        assertThat(Objects.requireNonNull(session.options().login().password())).isEqualTo(Secret.of("old"));
    }

    @Test
    void newClientId_isAFreshOne_andATemplateInTheProfile() {
        model.act(Offer.of(new Remedy.NewClientId()));
        assertThat(session.options().login().clientId()).startsWith("topiary-").isNotEqualTo("fake");
        assertThat(saved().login().clientId()).isEmpty();
    }

    @Test
    void otherServer_namedByTheBroker_isAskedAboutFirst() {
        model.connect();
        Remedy remedy = new Remedy.UseServer(OTHER);
        connection.become(status(ConnectionState.FAILED, refused(0x9D, "fake.invalid:8883", remedy)));
        model.act(Offer.of(remedy));
        assertThat(questions.asked).containsExactly("follow fake.invalid:8883");
        assertThat(session.options().address()).isEqualTo(FakeConnection.OPTIONS.address());
        questions.follows = true;
        model.act(Offer.of(remedy));
        assertThat(session.options().address()).isEqualTo(OTHER);
        assertThat(saved().address()).isEqualTo(OTHER);
    }

    @Test
    void otherServer_namedForNow_isNotKept() {
        model.connect();
        questions.follows = true;
        Remedy remedy = new Remedy.UseServer(OTHER);
        connection.become(status(ConnectionState.FAILED, refused(0x9C, "fake.invalid:8883", remedy)));
        model.act(Offer.of(remedy));
        assertThat(session.options().address()).isEqualTo(OTHER);
        assertThat(saved().address()).isEqualTo(FakeConnection.OPTIONS.address());
    }

    @Test
    void password_refused_isAskedForAndUsed() {
        model.connect();
        connection.become(status(ConnectionState.FAILED, refused(0x86, null)));
        assertThat(banner().offers()).startsWith(Offer.of(Verb.PASSWORD));
        questions.password = Secret.of("new");
        model.act(Offer.of(Verb.PASSWORD));
        assertThat(Objects.requireNonNull(session.options().login().password())).isEqualTo(Secret.of("new"));
        assertThat(session.connection().status().state()).isEqualTo(ConnectionState.CONNECTED);
    }

    @Test
    void banners_whileTheLinkStalls_sayForHowLong() {
        connection.become(up(null, true));
        assertThat(kinds()).containsExactly(Kind.STALLING);
        assertThat(banner().text()).isEqualTo("Nothing heard from the broker for more than 60 s");
        connection.become(up(null, false));
        assertThat(kinds()).isEmpty();
    }

    @Test
    void banners_whenTheBrokerItselfDroppedMessages_sayHowMany_untilMoreAreDropped() {
        long[] dropped = {0};
        banners.setDropped(() -> dropped[0]);
        connection.become(up(null, false));
        metronome.pass(1);
        assertThat(kinds()).doesNotContain(Kind.BROKER_DROPPED);
        dropped[0] = 158_000;
        metronome.pass(1);
        assertThat(kinds()).contains(Kind.BROKER_DROPPED);
        assertThat(banner().title()).isEqualTo("The broker dropped 158,000 messages");
        banners.dismiss(Kind.BROKER_DROPPED);
        assertThat(kinds()).doesNotContain(Kind.BROKER_DROPPED);
        dropped[0]++;
        metronome.pass(1);
        assertThat(kinds()).contains(Kind.BROKER_DROPPED);
    }
}
