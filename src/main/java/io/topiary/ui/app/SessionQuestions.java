package io.topiary.ui.app;

import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.Login;
import io.topiary.core.session.Session;
import io.topiary.ui.publish.PublishQuestion;
import io.topiary.ui.retained.ClearRetainedViewModel;
import java.nio.file.Path;
import java.util.Optional;

/** What a session has to ask its user; the seam at which tests answer. FX thread. */
interface SessionQuestions {

    /** Whether to go to {@code server}, which the broker named, and log in there. */
    boolean follow(Session session, BrokerAddress server);

    /** The login that the broker refused, typed again; empty if the user would rather not. */
    Optional<Login> login(Session session);

    /** Whether to publish to {@code topic}, although the broker is one in production. */
    PublishQuestion.Answer publish(Session session, String topic);

    /** Asks what {@code question} asks, and waits: whether stored messages are to be cleared. */
    void clearRetained(ClearRetainedViewModel question);

    /** Whether to clear stored messages of {@code topics} topics, although the broker is one in production. */
    boolean clearInProduction(Session session, int topics);

    /** Tells why stored messages can't be cleared now. */
    void retainedRefused(String words);

    /** The file to export topics to, called {@code name} unless the user has another idea; empty if there is to be none. */
    Optional<Path> exportFile(String name);

    /** What to do about a client identifier that another tab uses at the same broker. */
    IdAnswer clientIdInUse(Failure objection);

    /** What to connect with. */
    enum IdAnswer {
        OTHER_ID,
        ANYWAY,
        CANCEL
    }
}
