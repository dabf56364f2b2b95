package io.topiary.ui.topics;

import io.topiary.core.message.Message;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ProtocolVersion;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be done about a topic beyond looking at it. The tree offers it, others do it. Called on the FX thread; returns
 * at once.
 */
public interface TopicActions {

    /** What not everybody can do; the rest always can be. */
    enum Ability {
        PUBLISH,
        CLEAR_RETAINED,
        CHECK_RETAINED,
        EXPORT,
        CLEAR_LOCAL,
        MAKE_RULES,
        LOOK_INTO_PAYLOADS
    }

    /** What can be done; the tree does not offer what is not in it. */
    Set<Ability> abilities();

    /** What the session is connected with. */
    ConnectOptions options();

    /** The version of MQTT that is spoken, or was last, or will be tried first. */
    ProtocolVersion version();

    /** Has the user write a message to {@code path}. */
    void publishHere(String path);

    /** Has the user write a message that is {@code message} at first. */
    void editAndResend(Message message);

    /** Subscribes to {@code filter}, in this session. */
    void subscribe(TopicFilter filter);

    /** Takes the subscription to {@code filter} out. */
    void unsubscribe(TopicFilter filter);

    /** Leaves out what {@code filter} matches from now on. */
    void exclude(TopicFilter filter);

    /** Has the user clear what the broker stores on {@code path}, and below if {@code recursive}. */
    void clearRetained(String path, boolean recursive);

    /** Finds out what the broker stores on {@code path}, and below if {@code recursive}. */
    void checkRetained(String path, boolean recursive);

    /** Has the user save what is known of {@code path} and of what is below. */
    void exportSubtree(String path);

    /** Clears what is in memory of {@code path}, and below if {@code below}. */
    void clearLocal(String path, boolean below);

    /** Makes rules; only for whoever is able to. */
    RuleMaking rules();

    /** Looks into payloads; only for whoever is able to. */
    PayloadTools payloads();

    /** Whether {@code newest} can be written again; null for a level on which nothing came. */
    default boolean canResend(@Nullable Message newest) {
        return newest != null && abilities().contains(Ability.PUBLISH);
    }
}
