package io.topiary.ui.publish;

import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.testing.FakeConnection;
import java.util.Locale;
import java.util.function.Function;

/** A publish panel on a connection without a network; nobody needs to agree to anything. */
final class PublishScene implements AutoCloseable {

    final FakeConnection connection = new FakeConnection();
    final Session session = connection.session();
    final Messages messages = Messages.forLocale(Locale.ENGLISH);
    final PublishViewModel model;

    private PublishScene(Function<Messages, PublishTools> tools) {
        model = new PublishViewModel(session, topic -> PublishQuestion.Answer.NO, tools.apply(messages));
    }

    /** Everything of the FX thread runs where it is asked for; connected. */
    static PublishScene inMemory() {
        PublishScene scene = new PublishScene(TestTools::inMemory);
        scene.connection.connect();
        return scene;
    }

    /** To be shown; not connected. */
    static PublishScene onScreen() {
        return new PublishScene(TestTools::onScreen);
    }

    /** Writes text to publish. */
    void write(String topic, String payload) {
        model.form().topicProperty().set(topic);
        model.form().payloadProperty().set(payload);
    }

    @Override
    public void close() {
        model.close();
        session.close();
    }
}
