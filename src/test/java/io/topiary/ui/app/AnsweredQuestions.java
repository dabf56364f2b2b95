package io.topiary.ui.app;

import io.topiary.core.message.Secret;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.Login;
import io.topiary.core.session.Session;
import io.topiary.ui.publish.PublishQuestion;
import io.topiary.ui.retained.ClearRetainedViewModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers a session's questions as the test says, and notes them. */
final class AnsweredQuestions implements SessionQuestions {

    final List<String> asked = new ArrayList<>();

    @Nullable
    Failure objection;

    boolean follows;
    IdAnswer id = IdAnswer.CANCEL;

    @Nullable
    Secret password;

    @Nullable
    Path exportTo;

    PublishQuestion.Answer publishes = PublishQuestion.Answer.NO;

    @Override
    public boolean follow(Session session, BrokerAddress server) {
        asked.add("follow " + server.hostAndPort());
        return follows;
    }

    @Override
    public Optional<Login> login(Session session) {
        asked.add("login");
        return Optional.ofNullable(password).map(session.options().login()::withPassword);
    }

    @Override
    public PublishQuestion.Answer publish(Session session, String topic) {
        asked.add("publish " + topic);
        return publishes;
    }

    @Override
    public void clearRetained(ClearRetainedViewModel question) {
        asked.add("clear " + question.title());
        question.close();
    }

    @Override
    public boolean clearInProduction(Session session, int topics) {
        asked.add("production " + topics);
        return false;
    }

    @Override
    public void retainedRefused(String words) {
        asked.add(words);
    }

    @Override
    public Optional<Path> exportFile(String name) {
        asked.add("export " + name);
        return Optional.ofNullable(exportTo);
    }

    @Override
    public IdAnswer clientIdInUse(Failure newObjection) {
        asked.add("id");
        objection = newObjection;
        return id;
    }
}
