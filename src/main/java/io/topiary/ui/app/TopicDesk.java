package io.topiary.ui.app;

import io.topiary.core.message.Message;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.BrokerLimits;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.session.Session;
import io.topiary.ui.publish.PublishViewModel;
import io.topiary.ui.topics.PayloadTools;
import io.topiary.ui.topics.RuleMaking;
import io.topiary.ui.topics.TopicActions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Does what the topic tree offers, where the rest of the session's tab is needed for it. FX thread. */
final class TopicDesk implements TopicActions {

    private final Session session;
    private final PublishViewModel publishing;
    private final Set<Ability> abilities = EnumSet.noneOf(Ability.class);
    private Runnable showPublish = () -> {};
    private BiConsumer<String, Boolean> clear = (path, recursive) -> {};
    private BiConsumer<String, Boolean> check = (path, recursive) -> {};
    private Consumer<String> export = path -> {};
    private BiConsumer<String, Boolean> clearLocal = (path, below) -> {};
    private @Nullable RuleMaking rules;
    private @Nullable PayloadTools payloads;

    TopicDesk(Session session, PublishViewModel publishing) {
        this.session = session;
        this.publishing = publishing;
        if (mayPublish()) {
            abilities.add(Ability.PUBLISH);
        }
    }

    private boolean mayPublish() {
        return !session.identity().protection().readOnly() && !session.model().isPast();
    }

    /** Has {@code show} bring the publish pane on screen. */
    void onPublish(Runnable show) {
        showPublish = show;
    }

    /** Has {@code clearing} clear what the broker stores on a path, and below or not; never in a read-only session. */
    void clearRetainedWith(BiConsumer<String, Boolean> clearing) {
        if (mayPublish()) {
            clear = clearing;
            abilities.add(Ability.CLEAR_RETAINED);
        }
    }

    /** Has {@code checking} find out what the broker stores on a path, and below or not. */
    void checkRetainedWith(BiConsumer<String, Boolean> checking) {
        check = checking;
        abilities.add(Ability.CHECK_RETAINED);
    }

    /** Has {@code exporting} save what is known of a path and what is below. */
    void exportWith(Consumer<String> exporting) {
        export = exporting;
        abilities.add(Ability.EXPORT);
    }

    /** Has {@code clearing} clear what is in memory of a path, and below or not. */
    void clearLocalWith(BiConsumer<String, Boolean> clearing) {
        clearLocal = clearing;
        abilities.add(Ability.CLEAR_LOCAL);
    }

    /** Has {@code making} make rules. */
    void makeRulesWith(RuleMaking making) {
        rules = making;
        abilities.add(Ability.MAKE_RULES);
    }

    /** Has {@code tools} look into payloads. */
    void lookIntoPayloadsWith(PayloadTools tools) {
        payloads = tools;
        abilities.add(Ability.LOOK_INTO_PAYLOADS);
    }

    @Override
    public Set<Ability> abilities() {
        return Set.copyOf(abilities);
    }

    @Override
    public ConnectOptions options() {
        return session.options();
    }

    @Override
    public ProtocolVersion version() {
        BrokerLimits limits = session.connection().status().limits();
        return limits == null ? options().protocol().first() : limits.version();
    }

    @Override
    public void publishHere(String path) {
        publishing.writeTo(path);
        showPublish.run();
    }

    @Override
    public void editAndResend(Message message) {
        publishing.write(message);
        showPublish.run();
    }

    @Override
    public void subscribe(TopicFilter filter) {
        Qos qos = session.options().subscriptions().stream()
                .map(Subscription::qos)
                .max(Qos::compareTo)
                .orElse(Qos.AT_MOST_ONCE);
        var _ = session.subscribe(Subscription.of(filter, qos));
    }

    @Override
    public void unsubscribe(TopicFilter filter) {
        var _ = session.unsubscribe(filter);
    }

    @Override
    public void exclude(TopicFilter filter) {
        List<TopicFilter> excludes = new ArrayList<>(session.options().excludes());
        if (!excludes.contains(filter)) {
            excludes.add(filter);
            session.exclude(excludes);
        }
    }

    @Override
    public void clearRetained(String path, boolean recursive) {
        clear.accept(path, recursive);
    }

    @Override
    public void checkRetained(String path, boolean recursive) {
        check.accept(path, recursive);
    }

    @Override
    public void exportSubtree(String path) {
        export.accept(path);
    }

    @Override
    public void clearLocal(String path, boolean below) {
        clearLocal.accept(path, below);
    }

    @Override
    public RuleMaking rules() {
        return Objects.requireNonNull(rules, "nobody makes rules");
    }

    @Override
    public PayloadTools payloads() {
        return Objects.requireNonNull(payloads, "nobody looks into payloads");
    }
}
