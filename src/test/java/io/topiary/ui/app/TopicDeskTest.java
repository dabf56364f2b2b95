package io.topiary.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Qos;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.profile.ProfileLabel.Colour;
import io.topiary.core.profile.Protection;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionIdentity;
import io.topiary.core.text.Messages;
import io.topiary.testing.FakeConnection;
import io.topiary.ui.publish.PublishQuestion;
import io.topiary.ui.publish.PublishViewModel;
import io.topiary.ui.publish.TestTools;
import io.topiary.ui.topics.TopicActions.Ability;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicDeskTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session(
            new SessionIdentity("x", null, Colour.NONE, Protection.NONE),
            FakeConnection.OPTIONS.withSubscriptions(
                    List.of(Subscription.of(TopicFilter.of("a/#"), Qos.AT_LEAST_ONCE))));
    private final TopicDesk desk = desk(session);

    private static TopicDesk desk(Session session) {
        Messages messages = Messages.forLocale(Locale.ENGLISH);
        return new TopicDesk(
                session,
                new PublishViewModel(session, topic -> PublishQuestion.Answer.ONCE, TestTools.inMemory(messages)));
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void subscribe_asksForAsMuchAsTheOthers() {
        desk.subscribe(TopicFilter.of("b/+"));
        assertThat(session.options().subscriptions())
                .contains(Subscription.of(TopicFilter.of("b/+"), Qos.AT_LEAST_ONCE));
        desk.unsubscribe(TopicFilter.of("a/#"));
        assertThat(session.options().subscriptions()).hasSize(1);
    }

    @Test
    void exclude_addsToWhatIsLeftOut() {
        desk.exclude(TopicFilter.of("a"));
        desk.exclude(TopicFilter.of("b/#"));
        desk.exclude(TopicFilter.of("a"));
        assertThat(session.options().excludes()).containsExactly(TopicFilter.of("a"), TopicFilter.of("b/#"));
    }

    @Test
    void publishHere_bringsThePaneOnScreen() {
        boolean[] shown = new boolean[1];
        desk.onPublish(() -> shown[0] = true);
        desk.publishHere("a/b");
        assertThat(shown[0]).isTrue();
    }

    @Test
    void abilities_ofAReadOnlySession_areWithoutPublishing() {
        assertThat(desk.abilities()).contains(Ability.PUBLISH);
        Session locked = connection.session(
                new SessionIdentity("x", null, Colour.NONE, new Protection(false, true)), FakeConnection.OPTIONS);
        TopicDesk lockedDesk = desk(locked);
        lockedDesk.clearRetainedWith((path, recursive) -> {});
        lockedDesk.checkRetainedWith((path, recursive) -> {});
        assertThat(lockedDesk.abilities()).containsExactly(Ability.CHECK_RETAINED);
        locked.close();
    }

    @Test
    void retained_isClearedByWhoeverCan() {
        List<String> asked = new ArrayList<>();
        desk.clearRetainedWith((path, recursive) -> asked.add("clear " + path + " " + recursive));
        desk.checkRetainedWith((path, recursive) -> asked.add("check " + path + " " + recursive));
        desk.exportWith(path -> asked.add("export " + path));
        desk.clearRetained("a", true);
        desk.checkRetained("b", false);
        desk.exportSubtree("c");
        assertThat(asked).containsExactly("clear a true", "check b false", "export c");
    }

    @Test
    void version_isTheOneThatIsSpoken_orWillBeTried() {
        assertThat(desk.version()).isEqualTo(ProtocolVersion.V5);
    }
}
