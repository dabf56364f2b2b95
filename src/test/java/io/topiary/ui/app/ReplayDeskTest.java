package io.topiary.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.history.RecordingWriter;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ProfileLabel.Colour;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.profile.Protection;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.session.RecordedSession;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionIdentity;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Messages;
import io.topiary.testing.FakeConnection;
import io.topiary.ui.history.replay.ReplayChoices;
import io.topiary.ui.history.replay.ReplayInput;
import io.topiary.ui.history.replay.ReplayTarget;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayDeskTest {

    private final FakeConnection broker = new FakeConnection();
    private final Session here =
            broker.session(new SessionIdentity("here", null, Colour.NONE, Protection.NONE), FakeConnection.OPTIONS);
    private final Session locked = broker.session(
            new SessionIdentity("locked", "p", Colour.NONE, new Protection(false, true)),
            FakeConnection.OPTIONS.withAddress(new BrokerAddress(Scheme.MQTT, "locked", 1883, "")));

    @TempDir
    Path folder;

    private ReplayDesk desk(Optional<ConnectOptions> passwords) throws StoreException {
        ProfileStore profiles = ProfileStore.open(folder.resolve("profiles.json"), new PasswordMemory());
        profiles.add(profile("p", "locked"));
        profiles.add(profile("q", "other"));
        ReplayDesk desk = new ReplayDesk(
                profiles,
                broker,
                profile -> CompletableFuture.completedFuture(passwords),
                form -> {},
                Messages.forLocale(Locale.ENGLISH));
        desk.follow(() -> List.of(locked, here));
        return desk;
    }

    private static ConnectionProfile profile(String id, String name) {
        return ConnectionProfile.of(
                id, name, ConnectionProfile.defaults(new BrokerAddress(Scheme.MQTT, name, 1883, "")));
    }

    @BeforeEach
    void connect() {
        broker.connect();
    }

    @AfterEach
    void close() {
        here.close();
        locked.close();
    }

    @Test
    void targets_areThisSession_thenOtherOnes_thenProfilesThatAreNotOpen() throws StoreException {
        assertThat(desk(Optional.empty()).choices(here, null).targets())
                .extracting(ReplayTarget::name)
                .containsExactly("here", "locked", "other");
    }

    @Test
    void inputs_withoutARecording_areNone_andAProfilesFileIsKnown() throws StoreException {
        ReplayChoices choices = desk(Optional.empty()).choices(here, null);
        assertThat(choices.inputs()).isEmpty();
        assertThat(choices.input(folder.resolve("q.db")).broker()).isEqualTo("other:1883");
        assertThat(choices.input(folder.resolve("unknown.db")).broker()).isNull();
    }

    @Test
    void inputs_whereARecordingIsShown_beginWithIt_andItIsNoTarget() throws Exception {
        Path file = folder.resolve("shown.topiary");
        try (RecordingWriter writer = RecordingWriter.create(file)) {
            writer.finish();
        }
        try (RecordedSession shown = RecordedSession.file(file)) {
            ReplayChoices choices = desk(Optional.empty()).choices(shown.session(), file);
            assertThat(choices.inputs()).extracting(ReplayInput::file).containsExactly(file);
            assertThat(choices.targets()).extracting(ReplayTarget::name).doesNotContain("shown.topiary");
        }
    }

    @Test
    void take_oneReplayATarget() throws StoreException {
        ReplayDesk desk = desk(Optional.empty());
        ReplayChoices choices = desk.choices(here, null);
        ReplayTarget target = choices.targets().getFirst();
        assertThat(desk.take(target)).isTrue();
        assertThat(desk.take(target)).isFalse();
        assertThat(choices.isBusy(target)).isTrue();
        desk.release(target);
        assertThat(choices.isBusy(target)).isFalse();
    }

    @Test
    void connect_toASessionOrAProfile_isAConnectionOfItsOwn() throws StoreException {
        ReplayDesk desk = desk(Optional.of(FakeConnection.OPTIONS));
        List<ReplayTarget> targets = desk.choices(here, null).targets();
        assertThat(desk.connect(targets.getFirst()).join()).isPresent();
        assertThat(desk.connect(targets.getLast()).join()).isPresent();
        assertThat(desk(Optional.empty()).connect(targets.getLast()).join())
                .as("no password was typed")
                .isEmpty();
    }

    @Test
    void connect_toASessionWhoseRecordingEndedSince_isPresent() throws StoreException {
        ReplayDesk desk = desk(Optional.empty());
        ReplayTarget target = desk.choices(here, null).targets().getFirst();
        ReplayTarget before = new ReplayTarget(
                target.name(), target.address(), target.profileId(), target.protection(), !target.recorded());
        assertThat(desk.connect(before).join()).isPresent();
    }
}
