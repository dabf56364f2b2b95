package io.topiary.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.history.RecordedMessages;
import io.topiary.core.history.Recorders;
import io.topiary.core.history.RecordingBudget;
import io.topiary.core.history.RecordingFolder;
import io.topiary.core.history.RecordingOptions;
import io.topiary.core.message.Message;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionIdentity;
import io.topiary.core.text.Messages;
import io.topiary.testing.FakeConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingsTest {

    private static final Messages ENGLISH = Messages.forLocale(Locale.ENGLISH);

    private final Recorders recorders = new Recorders();
    private final List<Session> sessions = new ArrayList<>();
    private final FakeConnection connection = new FakeConnection();
    private final ConnectionProfile profile = ConnectionProfile.of("plant", "Plant", FakeConnection.OPTIONS);
    private final Path folder;
    private final ProfileStore profiles;
    private final Recordings recordings;

    RecordingsTest(@TempDir Path folder) {
        this.folder = folder;
        this.profiles = ProfileStore.open(folder.resolve("profiles.json"), new PasswordMemory());
        this.recordings =
                new Recordings(new RecordingFolder(folder.resolve("history")), recorders, profiles, Runnable::run);
    }

    @BeforeEach
    void addProfile() throws Exception {
        profiles.add(profile);
    }

    @AfterEach
    void close() {
        sessions.forEach(Session::close);
        recordings.close();
        Composition.awaitEnd(recorders);
    }

    private Session session(SessionIdentity identity) {
        Session session = connection.session(identity, FakeConnection.OPTIONS);
        sessions.add(session);
        return session;
    }

    @Test
    void record_twoTabsOfAProfile_shareItsFile() throws Exception {
        Session first = session(SessionIdentity.of(profile));
        recordings.record(first, false);
        connection.feed("a", "1");
        FakeConnection.settle(first);
        Session second = session(SessionIdentity.of(profile));
        recordings.record(second, false);
        connection.feed("b", "2");
        FakeConnection.settle(second);
        assertThat(first.recording().orElseThrow().recorder())
                .isSameAs(second.recording().orElseThrow().recorder());
        close();
        Path file = folder.resolve("history/plant.db");
        assertThat(recordings.file(first)).contains(file);
        assertThat(RecordedMessages.in(file)).extracting(Message::topic).containsExactly("a", "b");
    }

    @Test
    void record_withoutAProfile_isNamedAfterHostAndPort() {
        Session session = session(SessionIdentity.of("fake.invalid:1883"));
        recordings.record(session, false);
        assertThat(session.recording().orElseThrow().recorder().file())
                .isEqualTo(folder.resolve("history/fake.invalid-1883.db"));
    }

    @Test
    void record_theDemo_leavesNothingBehind() {
        Session session = session(SessionIdentity.of("Demo"));
        recordings.record(session, true);
        Path file = recordings.file(session).orElseThrow();
        connection.feed("a", "1");
        await().atMost(Duration.ofSeconds(20)).until(() -> session.books().recorded() == 1);
        assertThat(file).exists();
        session.close();
        await().atMost(Duration.ofSeconds(20)).until(() -> !Files.exists(file.getParent()));
        assertThat(folder.resolve("history")).doesNotExist();
    }

    @Test
    void profile_changedWhileOpen_holdsAtOnce() throws Exception {
        Session session = session(SessionIdentity.of(profile));
        recordings.record(session, false);
        RecordingBudget small = new RecordingBudget(50 << 20, Duration.ofDays(3));
        profiles.update(profile.withRecording(new RecordingOptions(true, small)));
        assertThat(session.recording().orElseThrow().recorder().budget()).isEqualTo(small);
        profiles.update(profile.withRecording(new RecordingOptions(false, small)));
        assertThat(session.recording()).isEmpty();
        assertThat(new RecordingWords(session, ENGLISH).brief()).isEqualTo("rec off");
        profiles.update(profile.withRecording(new RecordingOptions(true, small)));
        connection.feed("a", "again");
        await().atMost(Duration.ofSeconds(20)).until(() -> session.books().recorded() == 1);
        assertThat(session.books().balanced()).isTrue();
    }

    @Test
    void banners_whileTheFileIsAFolder_tellWhyOnceUntilItChanges() throws Exception {
        Path file = Files.createDirectories(folder.resolve("history/plant.db"));
        Session session = session(SessionIdentity.of(profile));
        RecordingBanners banners = new RecordingBanners(session, ENGLISH);
        RecordingWords words = new RecordingWords(session, ENGLISH);
        recordings.record(session, false);
        await().atMost(Duration.ofSeconds(20)).until(() -> words.why().isPresent());
        assertThat(words.brief()).isEqualTo("Not recording");
        assertThat(words.mood()).isEqualTo(RecordingWords.Mood.WAITING);
        assertThat(banners.now()).singleElement().satisfies(banner -> {
            assertThat(banner.kind()).isEqualTo(Banner.Kind.NOT_RECORDING);
            assertThat(banner.text()).contains(file.toString(), "it is a folder", "Topiary tries again by itself");
        });
        long told = banners.amount(Banner.Kind.NOT_RECORDING);
        banners.now();
        assertThat(banners.amount(Banner.Kind.NOT_RECORDING)).isEqualTo(told);
        Files.delete(file);
        await().atMost(Duration.ofSeconds(20)).until(() -> words.why().isEmpty());
        assertThat(banners.now()).isEmpty();
        assertThat(words.brief()).startsWith("rec ");
    }

    @Test
    void banners_afterADamagedFile_nameWhereItIsKept() throws Exception {
        Files.createDirectories(folder.resolve("history"));
        Files.writeString(folder.resolve("history/plant.db"), "no database at all, ".repeat(1_000));
        Session session = session(SessionIdentity.of(profile));
        RecordingBanners banners = new RecordingBanners(session, ENGLISH);
        recordings.record(session, false);
        await().atMost(Duration.ofSeconds(20)).until(() -> !banners.now().isEmpty());
        assertThat(banners.now()).singleElement().satisfies(banner -> {
            assertThat(banner.kind()).isEqualTo(Banner.Kind.RECORDING_DAMAGED);
            assertThat(banner.text()).contains("plant.db.corrupt-", "goes on in a fresh file");
        });
    }
}
