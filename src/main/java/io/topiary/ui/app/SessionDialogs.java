package io.topiary.ui.app;

import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.Login;
import io.topiary.core.session.Session;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Dialogs;
import io.topiary.ui.kit.Dialogs.Choice;
import io.topiary.ui.kit.Dialogs.Question;
import io.topiary.ui.publish.PublishQuestion.Answer;
import io.topiary.ui.retained.ClearRetainedDialog;
import io.topiary.ui.retained.ClearRetainedViewModel;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/**
 * Asks a session's questions in dialogs.
 *
 * @param dialogs what asks
 * @param owner the window they belong to
 * @param logins asks for a login that a broker refused
 * @param clearDialog asks before stored messages are cleared
 * @param messages the words
 */
record SessionDialogs(
        Dialogs dialogs,
        Window owner,
        Function<Session, Optional<Login>> logins,
        ClearRetainedDialog clearDialog,
        Messages messages)
        implements SessionQuestions {

    private static final int LONGEST_TOPIC = 200;

    @Override
    public boolean follow(Session session, BrokerAddress server) {
        String user = session.options().login().user();
        Choice go = new Choice(messages.get("app.follow.verb", server.hostAndPort()), ButtonData.OK_DONE);
        String text =
                messages.get("app.follow.text", session.options().address().hostAndPort(), server.uri());
        String login = user == null ? "" : "\n\n" + messages.get("app.follow.login", user);
        return dialogs.ask(
                        owner,
                        messages.get("app.follow.title", server.hostAndPort()),
                        text + login,
                        go,
                        new Choice(messages.get("app.cancel"), ButtonData.CANCEL_CLOSE))
                .filter(go::equals)
                .isPresent();
    }

    @Override
    public Optional<Login> login(Session session) {
        return logins.apply(session);
    }

    @Override
    public Answer publish(Session session, String topic) {
        // no default button: whoever presses Enter out of habit publishes nothing
        Choice publish = new Choice(messages.get("app.publish.verb", session.name()), ButtonData.APPLY);
        Choice cancel = new Choice(messages.get("app.cancel"), ButtonData.CANCEL_CLOSE);
        return dialogs.ask(
                        owner,
                        new Question(
                                messages.get("app.publish.title", session.name()),
                                messages.get("app.publish.text", Escapes.visible(topic, LONGEST_TOPIC)),
                                messages.get("app.publish.notAgain"),
                                List.of(publish, cancel)))
                .filter(reply -> reply.choice().equals(publish))
                .map(reply -> reply.option() ? Answer.FOR_A_WHILE : Answer.ONCE)
                .orElse(Answer.NO);
    }

    @Override
    public void clearRetained(ClearRetainedViewModel question) {
        clearDialog.ask(question);
    }

    @Override
    public boolean clearInProduction(Session session, int topics) {
        Choice clear = new Choice(messages.get("retained.clear.verb", topics), ButtonData.APPLY);
        Choice cancel = new Choice(messages.get("app.cancel"), ButtonData.CANCEL_CLOSE);
        return dialogs.ask(
                        owner,
                        messages.get("retained.really.title", topics, session.name()),
                        messages.get("retained.really.text"),
                        clear,
                        cancel)
                .filter(clear::equals)
                .isPresent();
    }

    @Override
    public void retainedRefused(String words) {
        Choice close = new Choice(messages.get("app.close"), ButtonData.CANCEL_CLOSE);
        var _ = dialogs.ask(owner, messages.get("app.retained.title"), words, close);
    }

    @Override
    public Optional<Path> exportFile(String name) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get("app.export.title"));
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters()
                .addAll(
                        new ExtensionFilter(messages.get("app.export.kind"), "*.jsonl"),
                        new ExtensionFilter(messages.get("connect.transfer.anyFile"), "*.*", "*"));
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }

    @Override
    public IdAnswer clientIdInUse(Failure objection) {
        Choice other = new Choice(messages.get(objection.remedies().getFirst().label()), ButtonData.OK_DONE);
        Choice anyway = new Choice(messages.get("app.clientId.anyway"), ButtonData.OTHER);
        Choice cancel = new Choice(messages.get("app.cancel"), ButtonData.CANCEL_CLOSE);
        return dialogs.ask(
                        owner,
                        messages.get("app.clientId.title"),
                        messages.get(objection.what()) + ". " + messages.get(objection.why()),
                        other,
                        anyway,
                        cancel)
                .map(choice -> choice.equals(other)
                        ? IdAnswer.OTHER_ID
                        : choice.equals(anyway) ? IdAnswer.ANYWAY : IdAnswer.CANCEL)
                .orElse(IdAnswer.CANCEL);
    }
}
